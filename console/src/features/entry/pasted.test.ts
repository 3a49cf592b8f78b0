import { expect, test } from 'vitest';
import type { ReadText } from '../../../../contract/entry.ts';
import { isMessage, partsOf, piecesOf } from './pasted.ts';

const text = '送金华市婺城区，王青禾';
const field = (name: string, start: number, end: number, confidence: number) => ({
  field: name,
  value: text.slice(start, end),
  origin: text.slice(start, end),
  start,
  end,
  confidence,
});
const read: ReadText = {
  fields: [field('receiver.name', 8, 11, 80), field('receiver.city', 1, 7, 96), field('receiver.district', 1, 7, 96)],
  lines: [],
  regionCodes: [],
};

test('[CC-2.2] parts read from the same words share one number, in the order of the text', () => {
  expect(partsOf(read).map(({ n, unsure }) => [n, unsure])).toEqual([
    [1, false],
    [1, false],
    [2, true],
  ]);
});

test('the marked text is the pasted text, each part once', () => {
  const pieces = piecesOf(text, partsOf(read));
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter((piece) => piece.part)).toHaveLength(2);
});

test('a phone or a street pasted into its field stays there; a message is read', () => {
  expect(isMessage('139 0000 5678')).toBe(false);
  expect(isMessage('沪闵路 18 号 3 单元 502 室\n')).toBe(false);
  expect(isMessage('保温杯 40 个\n送金华')).toBe(true);
  expect(isMessage('我们上海达迦礼品，要保温杯500白 40个，送上海市闵行区沪闵路 18 号 3 楼，王青禾 13900005678')).toBe(
    true,
  );
});
