import { expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/order-views.ts';
import { detailsToSend, valuesOf } from './correctedDetails.ts';

const words = (text: string) => ({ zh: text, en: text });
const detail = (key: string, value: string, more: object = {}) => ({
  key,
  title: words(key),
  type: 'text',
  required: false,
  personal: false,
  value,
  shown: words(value),
  ...more,
});
const order = {
  flags: ['unusualPlace'],
  special: [
    {
      kind: 'unusualPlace',
      details: [detail('place', 'site'), detail('contact', '', { personal: true, shown: words('••••') })],
    },
  ],
} as unknown as OrderView;

test('what is masked is neither shown nor sent, and stays as it is [OS-8.3]', () => {
  const before = valuesOf(order);
  expect(before.details).toEqual({ unusualPlace: { place: 'site' } });
  expect([...before.kept]).toEqual(['details.unusualPlace.contact']);
  expect(detailsToSend(before, { ...before, details: { unusualPlace: { place: ' site ' } } })).toEqual({});
});

test('only what was changed is sent, and nothing of a kind that was taken away', () => {
  const before = valuesOf(order);
  const details = { unusualPlace: { place: 'upstairs', contact: '李工' }, custom: { requirement: '刻字' } };
  expect(detailsToSend(before, { flags: ['unusualPlace'], details })).toEqual({
    unusualPlace: { place: 'upstairs', contact: '李工' },
  });
  expect(detailsToSend(before, { flags: ['custom'], details })).toEqual({ custom: { requirement: '刻字' } });
});
