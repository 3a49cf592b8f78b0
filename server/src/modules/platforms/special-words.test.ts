import { expect, test } from 'vitest';
import type { SpecialRule } from '../policy/index.ts';
import { labelled, specialOf, wishesIn } from './special-words.ts';

const text = (key: string, required: boolean) => ({ key, type: 'text', required });
const kind = (flag: string, rule: object): [string, SpecialRule] => [flag, { rule } as SpecialRule];
const kinds = new Map([
  kind('custom', {
    name: 'custom',
    title: { zh: '定制订单', en: 'Custom-made order' },
    called: ['刻字'],
    details: [text('note', false), text('requirement', true)],
  }),
  kind('urgent', { name: 'urgent', title: { zh: '紧急订单', en: 'Urgent order' }, called: ['加急'], details: [] }),
]);

test.each(['custom', '定制', '定制订单', 'Custom-made order', '刻字', ' 定制 '])(
  '“%s” is a custom order [OS-2.3]',
  (word) => {
    expect(specialOf([{ kind: word }], kinds).flags).toEqual(['custom']);
  },
);

test('a cell names several kinds, and what is said of one is the text that it asks [OS-2.3] [OS-2.1]', () => {
  expect(specialOf(wishesIn('加急；定制：杯身刻“平安：喜乐”'), kinds)).toEqual({
    flags: ['urgent', 'custom'],
    details: { custom: { requirement: '杯身刻“平安：喜乐”' } },
  });
  expect(specialOf(wishesIn('加急、定制'), kinds)).toEqual({ flags: ['urgent', 'custom'], details: {} });
  expect(wishesIn('')).toEqual([]);
});

test('a word that nobody knows stays, so that it is refused by its own name and not lost', () => {
  expect(specialOf(wishesIn('会发光'), kinds)).toEqual({ flags: ['会发光'], details: {} });
});

test('of a platform’s tags those count that are another word for a kind; the rest is no business of ours [OS-2.3]', () => {
  expect(labelled([' 加急', 'VIP', 'flag:red', 'custom'], kinds)).toEqual([{ kind: '加急' }, { kind: 'custom' }]);
});

test('a remark of the seller counts where it is written like a cell; prose and its opposite say nothing for certain [OS-2.3] [OS-2.1]', () => {
  expect(labelled(['【加急】今天发；刻字：平安'], kinds)).toEqual([{ kind: '加急' }, { kind: '刻字', text: '平安' }]);
  expect(labelled(['加急，今晚要走'], kinds)).toEqual([{ kind: '加急' }]);
  expect(labelled(['不加急', '客户问能不能定制logo', ''], kinds)).toEqual([]);
  expect(labelled([`${'闲话，'.repeat(20)}加急`], kinds)).toEqual([{ kind: '加急' }]);
});
