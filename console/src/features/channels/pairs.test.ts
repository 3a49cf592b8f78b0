/** What is typed as pairs is sent as pairs; a line that is none is named, never dropped. */
import { expect, test } from 'vitest';
import { linesOf, readPairs } from './pairs.ts';

test('each line is a pair, whatever sign and spaces it was typed with', () => {
  const { pairs, faults } = readPairs('百驿快递 = baiyi\n\n 北屿快递＝beiyu=2 ');
  expect(pairs).toEqual({ 百驿快递: 'baiyi', 北屿快递: 'beiyu=2' });
  expect(faults).toEqual([]);
  expect(readPairs(linesOf(pairs)).pairs).toEqual(pairs);
});

test.each([
  ['百驿快递', 'half'],
  ['百驿快递=', 'half'],
  ['=baiyi', 'half'],
  ['北屿快递=other', 'twice'],
  ['迅岚速运=坏', 'unfit'],
] as const)('%s is named with its line', (text, kind) => {
  const { pairs, faults } = readPairs(`北屿快递=beiyu\n${text}`, (pair) => !Object.values(pair).includes('坏'));
  expect(faults).toEqual([{ kind, line: 2, text }]);
  expect(pairs).toEqual({ 北屿快递: 'beiyu' });
});
