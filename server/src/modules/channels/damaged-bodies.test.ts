/** What platforms post, damaged anywhere in its structure: read, or refused with its faults; never a crash. (OS-2.1, OS-2.2) */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectionSettings } from '../../../../contract/channels.ts';
import { messagesOf } from './douyin/read-message.ts';
import { kinds, type ConnectionKind } from './kinds.ts';
import { Unclear } from './told.ts';

const time = '2026-11-10T01:30:00Z';
const address = { name: '甲', phone: '13800001234', province: '浙江省', city: '杭州市', detail: '测试路 1 号' };
const standard = {
  type: 'order.updated',
  timestamp: time,
  data: {
    externalNo: 'A-1',
    updatedAt: time,
    createdAt: time,
    paidAt: time,
    status: 'paid',
    currency: 'CNY',
    lines: [{ lineNo: '1', sku: 'B', title: '杯', quantity: '1', unitPrice: '79.00', refund: 'none' }],
    total: 7900,
    paid: 7900,
    receiver: address,
  },
};
const shopify = {
  id: 4781,
  name: '#1',
  currency: 'CNY',
  created_at: time,
  processed_at: time,
  updated_at: time,
  financial_status: 'paid',
  total_price: '79.00',
  total_discounts: '0.00',
  shipping_address: { ...address, address1: '测试路', country: 'China' },
  line_items: [{ id: 1, sku: 'B', title: '杯', quantity: 1, price: '79.00', discount_allocations: [{ amount: '0' }] }],
  refunds: [{ id: 1, order_id: 4781, refund_line_items: [{ line_item_id: 1, quantity: 1 }] }],
  fulfillments: [{ id: 1, tracking_numbers: ['x'], line_items: [{ id: 1, quantity: 1 }] }],
  note_attributes: [{ name: 'a', value: 'b' }],
};
const woocommerce = {
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'CNY',
  date_created_gmt: '2026-11-10T01:00:00',
  date_modified_gmt: '2026-11-10T01:05:00',
  total: '79.00',
  billing: { first_name: '甲', address_1: '测试路', phone: '13800001234' },
  meta_data: [{ key: 'a', value: { b: 1 } }],
  line_items: [{ id: 315, name: '杯', quantity: 1, subtotal: '79.00', total: '79.00', sku: 'B' }],
  fee_lines: [{ total: '0.00' }],
  refunds: [{ id: 1 }],
};
const douyin = {
  order_id: 478,
  order_status: 2,
  create_time: 1_794_272_400,
  update_time: 1_794_272_400,
  pay_amount: 7900,
  post_addr: { province: { name: '浙江省' }, city: { name: '杭州市' }, town: { name: '西湖区' }, encrypt_detail: '##' },
  sku_order_list: [
    { order_id: 478, item_num: 1, origin_amount: 7900, code: 'B', after_sale_info: { after_sale_status: 0 } },
  ],
};
const message = { tag: '206', data: JSON.stringify({ p_id: 478, s_ids: [478], update_time: 1_794_272_400 }) };

const sound: [kind: ConnectionKind, topic: string, body: unknown][] = [
  ['standard', 'order', standard],
  ['shopify', 'orders/updated', shopify],
  ['shopify', 'refunds/create', shopify.refunds[0]],
  ['woocommerce', 'order.updated', woocommerce],
  ['douyin', 'order', douyin],
  ['douyin', '206', message],
];

const nonsense = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, [null], [[]], { length: 5 }, { toString: 1 }, -1, 0.5, 1e308, true),
  fc.constantFrom(
    '\0',
    '\ud800',
    '9'.repeat(400),
    '2026-13-45T99:99:99Z',
    '+275760-09-14T00:00:00Z',
    'constructor',
    '-1',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same with one of its values, counted through, put in place of another or left out. */
function damagedAt(body: unknown, n: number, by: unknown): unknown {
  const copy = structuredClone(body);
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[n % Math.max(1, places.length)] ?? [];
  // When nothing is left to be damaged: there is no body without any value.
  if (!holder || key === undefined) return by ?? null;
  if (by === undefined) delete holder[key];
  else holder[key] = by;
  return copy;
}

test.each(sound)('%s, %s: damaged anywhere, it is read or refused with its faults [OS-2.2]', (kind, topic, body) => {
  const read = (value: unknown) => {
    const posted = { topic, body: Buffer.from(JSON.stringify(value)), receivedAt: new Date(time) };
    try {
      return kinds[kind].read({ ...posted, settings: connectionSettings.parse({}) }).kind;
    } catch (error) {
      if (error instanceof Unclear) return error.faults.length;
      throw error;
    }
  };
  // Undamaged it is understood, so that what is damaged is what is read.
  expect(read(body)).toMatch(/order|refund|look-up/u);
  const damage = fc.tuple(fc.nat(1000), fc.option(nonsense, { nil: undefined }));
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 3 }), (done) => {
      const said = read(done.reduce((value, [n, by]) => damagedAt(value, n, by), body));
      expect(said).not.toBe(0);
    }),
    { numRuns: 150 },
  );
});

test('a request nested so deep that it can be read but not written again is kept whole', () => {
  for (const depth of [1000, 4500, 5000, 5500, 20_000]) {
    const body = Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(messagesOf(body, 'x')).toHaveLength(1);
  }
});
