/** Forms of an order say what is wrong by the contract's own rules, before anything is sent. */
import { expect, test } from 'vitest';
import { faultsOf } from './fieldFaults.ts';

const reason = { name: 'reason', kind: 'reason', required: true } as const;
const codes = (...asked: Parameters<typeof faultsOf>) => faultsOf(...asked).map(({ field, code }) => [field, code]);

test('a reason is asked for, and one letter is none', () => {
  expect(codes('orders.cancel', [reason], { reason: '' })).toEqual([['reason', 'invalid_type']]);
  expect(codes('orders.cancel', [reason], { reason: '短' })).toEqual([['reason', 'too_short']]);
  expect(codes('orders.cancel', [reason], { reason: '买家不要了' })).toEqual([]);
});

test('an amount is read as money, a price and a quantity as decimals', () => {
  const amount = { name: 'amount', kind: 'money', required: true } as const;
  expect(codes('payments.record', [amount], { amount: '7x' })).toEqual([['amount', 'invalid_format']]);
  expect(codes('payments.record', [amount], { amount: '79.90' })).toEqual([]);
  const line = { name: 'quantity.a', kind: 'text', required: true, refusedAs: 'lines.0.quantity' } as const;
  expect(codes('orders.correct', [line], { 'quantity.a': '0' })).toEqual([['lines.0.quantity', 'custom']]);
  expect(codes('orders.correct', [{ name: 'price.a', kind: 'price' }], { 'price.a': '1.1234567' })).toEqual([
    ['price.a', 'invalid_format'],
  ]);
});

test('what may be left out is no fault when it is', () => {
  expect(codes('shipments.pack', [{ name: 'waybill', kind: 'text' }], { waybill: '' })).toEqual([]);
});
