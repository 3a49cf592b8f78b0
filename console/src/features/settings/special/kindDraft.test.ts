import { expect, test } from 'vitest';
import { addSpecialKind, type SpecialKindView } from '../../../../../contract/special.ts';
import { choicesFrom, codeOf, draftOf, emptyDetail, emptyKind, keyOf, kindFrom } from './kindDraft.ts';

test('codes and keys are made of the English words', () => {
  expect(codeOf('Gift wrapping (2 sizes)')).toBe('gift-wrapping-2-sizes');
  expect(codeOf('2nd floor')).toBe('nd-floor');
  expect(keyOf('Words on the card')).toBe('wordsOnTheCard');
  expect(keyOf('贺卡')).toBe('');
});

test('choices are read in both languages, or one word serves both', () => {
  expect(choicesFrom('红/Red\n金')).toEqual(choicesFrom('红/Red、金'));
  expect(choicesFrom('红/Red、金')).toEqual([
    { key: 'red', title: { zh: '红', en: 'Red' } },
    { key: 'c2', title: { zh: '金', en: '金' } },
  ]);
});

test('what is typed passes the contract’s own schema; rows left empty are left out', () => {
  const details = [{ ...emptyDetail, zh: '贺卡文字', en: 'Words on the card' }, emptyDetail];
  const parsed = addSpecialKind.input.safeParse({
    kind: 'gift-box',
    ...kindFrom({ ...emptyKind, zh: '礼盒', en: 'Gift box', details, tell: ['sales'] }),
  });
  expect(parsed.error?.issues).toBeUndefined();
  expect(parsed.data).toMatchObject({ kind: 'gift-box', acknowledgeHours: 4, details: [{ key: 'wordsOnTheCard' }] });
});

test('[OS-2.3] a kind that is there is changed under its own keys, whatever its words become', () => {
  const kind: SpecialKindView = {
    ...{ kind: 'box', rule: 'OS-2.3/box', clause: 'OS-2.3@2', version: 2, offered: true, fixed: false },
    title: { zh: '礼盒', en: 'Box' },
    ...{ priority: 'high', tell: [], tells: ['sales'], called: ['盒装'], acknowledgeHours: 0.5 },
    ...{ basis: 'natural', before: null },
    details: [
      {
        ...{ key: 'size', title: { zh: '大小', en: 'Size' }, type: 'choice', required: true, personal: false },
        choices: [
          { key: 's', title: { zh: '小', en: 'Small' } },
          { key: 'l', title: { zh: '大', en: 'Large' } },
        ],
      },
    ],
  };
  const draft = draftOf(kind);
  const [size] = draft.details;
  const renamed = { ...draft, details: size ? [{ ...size, en: 'Format', choices: '小/Small、特大/Huge' }] : [] };
  expect(kindFrom(renamed)).toMatchObject({
    ...{ called: ['盒装'], priority: 'high', tell: ['sales'], acknowledgeHours: 0.5 },
    details: [{ key: 'size', title: { en: 'Format' }, choices: [{ key: 's' }, { key: 'huge' }] }],
  });
});
