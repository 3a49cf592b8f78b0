/** Shopify: order columns on the first row only, offsets, apostrophes, currency, tax within the prices or on top. */
import { expect, test } from 'vitest';
import { faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const row: Cells = {
  Name: '#1002',
  'Financial Status': 'paid',
  'Paid at': '2026-11-20 11:14:00 -0500',
  'Fulfillment Status': 'unfulfilled',
  'Fulfilled at': '',
  Currency: 'USD',
  Subtotal: '30.00',
  Shipping: '5.99',
  Taxes: '0.00',
  Total: '35.99',
  'Discount Amount': '0.00',
  'Created at': '2026-11-20 11:13:25 -0500',
  'Lineitem quantity': '2',
  'Lineitem name': 'Cup',
  'Lineitem price': '10.00',
  'Lineitem sku': 'XGB-PK',
  'Lineitem discount': '0.00',
  'Shipping Name': 'Sample Person',
  'Shipping Street': '1 Sample Street',
  'Shipping City': 'Boston',
  'Shipping Zip': "'02108",
  'Shipping Province': 'MA',
  'Shipping Country': 'US',
  'Shipping Phone': '+1 202-555-0101',
  'Cancelled at': '',
};
const blank = Object.fromEntries(Object.keys(row).map((name) => [name, '']));
const line = {
  ...blank,
  Name: '#1002',
  'Created at': row['Created at']!,
  'Lineitem quantity': '1',
  'Lineitem name': 'Jar',
  'Lineitem price': '10.00',
  'Lineitem sku': 'MFG-01',
};
const read = (more: Cells = {}) => readCells('shopify', [{ ...row, ...more }, line]);

test('further rows are lines of the order above them [OS-2.1]', () => {
  expect(read()[0]).toMatchObject({
    draft: {
      externalNo: '1002',
      currency: 'USD',
      stage: 'preparing',
      createdAt: new Date('2026-11-20T16:13:25Z'),
      receiver: { city: { text: 'Boston' }, detail: { text: '1 Sample Street, 02108, US' } },
      lines: [
        { merchantCode: 'XGB-PK', quantity: '2' },
        { merchantCode: 'MFG-01', stage: 'preparing' },
      ],
      amounts: { goods: 3000, freight: 599, payable: 3599, paid: 3599 },
    },
  });
});

test('tax on top is paid, tax within the prices is not paid twice', () => {
  expect(read({ Taxes: '2.12', Total: '38.11' })[0]).toMatchObject({
    draft: { amounts: { payable: 3811, adjustment: 212 } },
  });
  expect(read({ Taxes: '2.12' })[0]).toMatchObject({ draft: { amounts: { payable: 3599, adjustment: 0 } } });
});

test.each([
  [{ 'Financial Status': 'pending', 'Paid at': '' }, 'unpaid', 'none'],
  [{ 'Fulfillment Status': 'fulfilled', 'Fulfilled at': '2026-11-21 11:13:25 -0500' }, 'shipped', 'none'],
  [{ 'Financial Status': 'refunded', 'Cancelled at': '2026-11-21 11:13:25 -0500' }, 'cancelled', 'refunded'],
  [{ 'Financial Status': 'partially_refunded' }, 'preparing', 'refunded'],
])('%j is %s, refund %s', (more, stage, refundState) => {
  expect(read(more as Cells)[0]).toMatchObject({ draft: { stage, refundState } });
});

test('a currency that is none and a state that is unknown are told', () => {
  expect(read({ Currency: '$', 'Fulfillment Status': 'lost' }).flatMap(faultsOf)).toContain(
    'CURRENCY_UNKNOWN Currency',
  );
  expect(read({ 'Fulfillment Status': 'lost' }).flatMap(faultsOf)).toContain('STATUS_UNKNOWN Fulfillment Status');
});

test('its tags come along as labels, of which the policy knows its kinds [OS-2.3]', () => {
  expect(read({ Tags: 'VIP, rush' })[0]).toMatchObject({ draft: { labels: ['VIP', ' rush'] } });
});
