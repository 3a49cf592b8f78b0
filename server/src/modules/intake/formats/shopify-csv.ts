/**
 * Shopify's order export (facts A3): the order's columns stand on its first row only, further lines repeat its Name; times
 * carry their offset, postcodes an apostrophe, amounts the currency of their own column. Tax on top is paid like a price change.
 */
import type { PlatformStage, RefundState } from '../draft.ts';
import { timeReader } from '../offset-time.ts';
import { cellOf, type SheetRow, type WantedColumns } from '../sheet.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat, Reading, ReadingContext } from './format.ts';
import { readStandardOrder, type Standing, type Words } from './standard-order.ts';

const columns = {
  orderNo: { names: ['Name'], need: 'required' },
  title: { names: ['Lineitem name'], need: 'required' },
  quantity: { names: ['Lineitem quantity'], need: 'required' },
  merchantCode: { names: ['Lineitem sku'], need: 'optional' },
  unitPrice: { names: ['Lineitem price'], need: 'required' },
  lineDiscount: { names: ['Lineitem discount'], need: 'optional' },
  payable: { names: ['Total'], need: 'required' },
  freight: { names: ['Shipping'], need: 'optional' },
  discount: { names: ['Discount Amount'], need: 'optional' },
  addedTax: { names: ['Taxes'], need: 'optional' },
  currency: { names: ['Currency'], need: 'required' },
  paymentMethod: { names: ['Payment Method'], need: 'optional' },
  buyerNick: { names: ['Email'], need: 'optional', personal: true },
  name: { names: ['Shipping Name', 'Billing Name'], need: 'optional', personal: true },
  phone: { names: ['Shipping Phone', 'Phone'], need: 'optional', personal: true },
  province: { names: ['Shipping Province Name', 'Shipping Province'], need: 'optional' },
  city: { names: ['Shipping City'], need: 'optional' },
  detail: { names: ['Shipping Street', 'Shipping Address1'], need: 'optional', personal: true },
  zip: { names: ['Shipping Zip'], need: 'optional', personal: true },
  country: { names: ['Shipping Country'], need: 'optional' },
  labels: { names: ['Tags'], need: 'optional' },
  buyerMessage: { names: ['Notes'], need: 'optional', personal: true },
  createdAt: { names: ['Created at'], need: 'required' },
  paidAt: { names: ['Paid at'], need: 'required' },
  shippedAt: { names: ['Fulfilled at'], need: 'optional' },
  cancelledAt: { names: ['Cancelled at'], need: 'optional' },
  status: { names: ['Fulfillment Status'], need: 'required' },
  refund: { names: ['Financial Status'], need: 'required' },
} as const satisfies WantedColumns;

const stages: Readonly<Record<string, PlatformStage>> = {
  '': 'preparing',
  unfulfilled: 'preparing',
  pending: 'preparing',
  partial: 'partly-shipped',
  fulfilled: 'shipped',
  restocked: 'cancelled',
};

const refunds: Readonly<Record<string, RefundState>> = {
  '': 'none',
  pending: 'none',
  authorized: 'none',
  partially_paid: 'none',
  paid: 'none',
  partially_refunded: 'refunded',
  refunded: 'refunded',
  voided: 'closed',
};

const unpaid = ['pending', 'authorized', 'partially_paid', 'voided'];

function wordsOf(rows: readonly SheetRow[]): Words {
  const isCancelled = rows.some((row) => cellOf(row, 'cancelledAt') !== '');
  return {
    standingOf: (status, financial): Standing => {
      const stage = stages[status.toLowerCase()];
      const refund = refunds[financial.toLowerCase()];
      if (isCancelled) return { stage: 'cancelled', refund };
      return { stage: stage === 'preparing' && unpaid.includes(financial.toLowerCase()) ? 'unpaid' : stage, refund };
    },
  };
}

/** Taxes that the prices already hold are told as well: they are added only where the total says so. */
function withoutIncludedTax(rows: readonly SheetRow[]): readonly SheetRow[] {
  const first = rows[0]!;
  const number = (field: string) => Number(cellOf(first, field) || 0);
  const subtotal = first.cells[first.sheet.names.indexOf('Subtotal')];
  const isIncluded =
    subtotal !== undefined && Math.abs(Number(subtotal) + number('freight') - number('payable')) < 0.005;
  if (!isIncluded) return rows;
  const sheet = { ...first.sheet, at: new Map([...first.sheet.at].filter(([field]) => field !== 'addedTax')) };
  return rows.map((row) => ({ ...row, sheet }));
}

function readOrder(rows: readonly SheetRow[], context: ReadingContext): Reading {
  const read = readStandardOrder(shopifyCsv, withoutIncludedTax(rows), context, wordsOf(rows));
  if (!read.draft) return read;
  const place = ['zip', 'country'].map((field) => cellOf(rows[0]!, field)).filter((text) => text !== '');
  const { detail } = read.draft.receiver;
  if (!detail || place.length === 0) return read;
  const receiver = { ...read.draft.receiver, detail: { ...detail, text: [detail.text, ...place].join(', ') } };
  return { draft: { ...read.draft, receiver }, issues: [] };
}

export const shopifyCsv: OrderFormat = {
  id: 'shopify',
  title: formatTitles.shopify,
  platform: 'shopify',
  parts: [
    {
      part: 'orders',
      columns,
      signature: ['Name', 'Financial Status', 'Lineitem name', 'Lineitem quantity'],
      writing: { time: timeReader(0) },
    },
  ],
  orderField: 'orderNo',
  // #1001 as people say it; the API and the webhooks call it 1001.
  bareNumber: (text) => text.replace(/^#/u, ''),
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder,
};
