import { expect, test } from 'vitest';
import type { ActionField } from './orderActions.ts';
import { keptOf } from '../../ui/form/kept.ts';
import { initialValues } from './rebase.ts';
import { readTyped, keepTyped } from './typedDraft.ts';

const fields = (remark: string, freight: string): ActionField[] => [
  { name: 'sellerRemark', kind: 'long', initial: remark, personal: true },
  { name: 'freight', kind: 'money', initial: freight },
];

test('What is personal stays in the tab and is written nowhere', () => {
  const written = new Map<string, string>();
  globalThis.localStorage = {
    getItem: (name: string) => written.get(name) ?? null,
    setItem: (name: string, text: string) => void written.set(name, text),
    removeItem: (name: string) => void written.delete(name),
  } as Storage;
  const typed = fields('', '8.00');
  const kept = keptOf(initialValues(typed), { sellerRemark: '周三送', freight: '10.00' });
  keepTyped('order.1', typed, kept);
  expect([...written.values()]).toEqual(['{"freight":{"was":"8.00","now":"10.00"}}']);
  expect(readTyped('order.1')).toEqual(kept);
});
