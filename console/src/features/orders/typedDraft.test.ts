import { expect, test } from 'vitest';
import type { ActionField } from './orderActions.ts';
import { keptOf, readTyped, keepTyped, takenUp } from './typedDraft.ts';

const fields = (remark: string, freight: string): ActionField[] => [
  { name: 'sellerRemark', kind: 'long', initial: remark, personal: true },
  { name: 'freight', kind: 'money', initial: freight },
];

test('Only what differs from the order is kept, beside what it differed from', () => {
  expect(keptOf(fields('', '8.00'), { sellerRemark: '', freight: '10.00' })).toEqual({
    freight: { was: '8.00', now: '10.00' },
  });
});

test('What was typed comes back where the order still says the same, and not over what a colleague changed since', () => {
  const kept = keptOf(fields('', '8.00'), { sellerRemark: '周三送', freight: '10.00' });
  expect(takenUp(fields('', '8.00'), kept)).toEqual({ sellerRemark: '周三送', freight: '10.00' });
  expect(takenUp(fields('', '9.00'), kept)).toEqual({ sellerRemark: '周三送', freight: '9.00' });
});

test('What is personal stays in the tab and is written nowhere', () => {
  const written = new Map<string, string>();
  globalThis.localStorage = {
    getItem: (name: string) => written.get(name) ?? null,
    setItem: (name: string, text: string) => void written.set(name, text),
    removeItem: (name: string) => void written.delete(name),
  } as Storage;
  const typed = fields('', '8.00');
  const kept = keptOf(typed, { sellerRemark: '周三送', freight: '10.00' });
  keepTyped('order.1', typed, kept);
  expect([...written.values()]).toEqual(['{"freight":{"was":"8.00","now":"10.00"}}']);
  expect(readTyped('order.1')).toEqual(kept);
});
