/** Cells lose what platforms and spreadsheets put around a value, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanCell } from './clean-cell.ts';

test.each([
  ['a number after a TAB', '\t6917926768823643751', '6917926768823643751'],
  ['trailing blanks and TABs', 'BWB500-GN \t ', 'BWB500-GN'],
  ['full-width and no-break blanks', '\u3000样例\u00a0', '样例'],
  ['zero-width characters', '\ufeff1\u200b2\u2060', '12'],
  ['a formula that forces text', '="123456"', '123456'],
  ['a formula in blanks, wrapped twice', ` '="12""3" `, '12"3'],
  ['an apostrophe that forces text', "'138", '138'],
  ['a dash for nothing', '-', ''],
  ['a long dash for nothing', ' —— ', ''],
  ['the word null', 'NULL', ''],
  ['only an apostrophe', "'", ''],
])('%s', (_name, raw, clean) => {
  expect(cleanCell(raw)).toBe(clean);
});

test.each([
  ['a real formula', '=1+1'],
  ['a formula with a call', '=HYPERLINK("a","b")'],
  ['quotes of a person', "'好'"],
  ['a joined emoji', '家👨\u200d👩\u200d👧家'],
  ['a dash inside', 'A-1'],
  ['a text that begins with @', '@仓库'],
  ['a cipher', '##SAMPLE=='],
])('%s stays as it is', (_name, text) => {
  expect(cleanCell(text)).toBe(text);
});

test('any text can be cleaned and stored: no NUL, no lone surrogate, nothing around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
      const clean = cleanCell(raw);
      expect(clean).not.toContain('\0');
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).toBe(clean.trim());
    }),
  );
});

test('a hundred thousand blanks inside a cell are no trouble', () => {
  const text = `a${' '.repeat(100_000)}b!`;
  expect(cleanCell(text)).toBe(text);
});
