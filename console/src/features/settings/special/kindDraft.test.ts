import { expect, test } from 'vitest';
import { addSpecialKind } from '../../../../../contract/special.ts';
import { choicesFrom, codeOf, emptyDetail, emptyKind, keyOf, kindFrom } from './kindDraft.ts';

test('codes and keys are made of the English words', () => {
  expect(codeOf('Gift wrapping (2 sizes)')).toBe('gift-wrapping-2-sizes');
  expect(codeOf('2nd floor')).toBe('nd-floor');
  expect(keyOf('Words on the card')).toBe('wordsOnTheCard');
  expect(keyOf('贺卡')).toBe('');
});

test('choices are read in both languages, or one word serves both', () => {
  expect(choicesFrom('红/Red、金')).toEqual([
    { key: 'red', title: { zh: '红', en: 'Red' } },
    { key: 'c2', title: { zh: '金', en: '金' } },
  ]);
});

test('what is typed passes the contract’s own schema; rows left empty are left out', () => {
  const details = [{ ...emptyDetail, zh: '贺卡文字', en: 'Words on the card' }, emptyDetail];
  const parsed = addSpecialKind.input.safeParse(
    kindFrom({ ...emptyKind, zh: '礼盒', en: 'Gift box', details, tell: ['sales'] }),
  );
  expect(parsed.error?.issues).toBeUndefined();
  expect(parsed.data).toMatchObject({ kind: 'gift-box', acknowledgeHours: 4, details: [{ key: 'wordsOnTheCard' }] });
});
