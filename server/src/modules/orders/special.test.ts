import { describe, expect, test } from 'vitest';
import type { SpecialDetails } from '../../../../contract/special.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { changedDetails, judgeSpecial, withCorrections, type Kinds } from './special.ts';

const words = (zh: string, en: string) => ({ zh, en });
const detail = (key: string, type: 'text' | 'number' | 'date' | 'choice' | 'file', more: object = {}) => ({
  key,
  title: words(`${key} 项`, key),
  type,
  required: false,
  personal: false,
  ...more,
});
const kind = (name: string, details: object[], priority: 'high' | 'normal' = 'normal') =>
  [name, { rule: { name, title: words(name, name), details, priority } }] as const;
const kinds = new Map([
  kind('engraving', [
    detail('text', 'text', { required: true }),
    detail('size', 'number'),
    detail('by', 'date'),
    detail('proof', 'file'),
    detail('font', 'choice', { choices: [{ key: 'song', title: words('宋体', 'Song') }] }),
  ]),
  kind('urgent', [], 'high'),
]) as unknown as Kinds;

function faults(flags: string[], details: SpecialDetails): string[] {
  try {
    judgeSpecial(kinds, { flags, details });
  } catch (error) {
    if (error instanceof Refusal) return (error.detail.issues ?? []).map((one) => `${one.code} ${one.field}`);
    throw error;
  }
  return [];
}

describe('what makes an order special', () => {
  test('is kept as it was given, without what is empty [OS-2.3]', () => {
    const given = { engraving: { text: '百年好合', size: '12.5', by: '2026-11-30', font: 'song' } };
    expect(judgeSpecial(kinds, { flags: ['engraving'], details: given }).details).toEqual(given);
    const { details, missing } = judgeSpecial(kinds, { flags: ['engraving'], details: { engraving: { text: '' } } });
    expect(details).toEqual({});
    expect(missing).toMatchObject([{ code: 'DETAIL_MISSING', field: 'details.engraving.text' }]);
  });

  test('that no rule knows is refused with every fault at once, each at its field [OS-2.3]', () => {
    expect(faults(['engraving', 'sparkle'], { engraving: { text: 'a', colour: 'red' } })).toEqual([
      'SPECIAL_UNKNOWN flags.1',
      'DETAIL_UNKNOWN details.engraving.colour',
    ]);
    expect(faults(['urgent'], { engraving: { text: 'lost in silence' } })).toEqual([
      'DETAIL_UNKNOWN details.engraving.text',
    ]);
    expect(faults([], { sparkle: { text: 'x' } })).toEqual(['SPECIAL_UNKNOWN details.sparkle']);
  });

  test.each([
    ['size', 'twelve'],
    ['size', '1e9'],
    ['size', '1234567890'],
    ['by', '2026-02-30'],
    ['by', '30.11.2026'],
    ['font', 'comic'],
    ['proof', 'drawing.pdf'],
  ])('of a type is refused as %s %s', (key, value) => {
    expect(faults(['engraving'], { engraving: { text: 'a', [key]: value } })).toEqual([
      `DETAIL_MALFORMED details.engraving.${key}`,
    ]);
  });

  test('goes first where any of its kinds does [OS-2.3]', () => {
    const first = (flags: string[]) => judgeSpecial(kinds, { flags, details: {} }).goesFirst;
    expect([first([]), first(['engraving']), first(['engraving', 'urgent'])]).toEqual([false, false, true]);
  });
});

describe('a correction of details', () => {
  const before = { engraving: { text: '百年好合', size: '12' } };

  test('leaves what it does not name, takes away what is emptied, and a kind takes its details along', () => {
    expect(withCorrections(['engraving'], before, { engraving: { size: '' } })).toEqual({
      engraving: { text: '百年好合', size: '' },
    });
    expect(withCorrections(['urgent'], before, {})).toEqual({ urgent: {} });
  });

  test('is told field by field [PD-3.2]', () => {
    expect(changedDetails(before, { engraving: { text: '百年好合', by: '2026-11-30' } })).toEqual([
      { kind: 'engraving', field: 'details.engraving.size', before: '12', after: null },
      { kind: 'engraving', field: 'details.engraving.by', before: null, after: '2026-11-30' },
    ]);
  });
});
