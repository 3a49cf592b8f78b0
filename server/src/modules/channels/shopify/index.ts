/** Shopify: webhooks proven by HMAC-SHA256 over the raw body, fulfilments and remarks told by its Admin API. (facts A3) */
import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { call, CallFailed } from '../call.ts';
import { header, type ChannelKind, type Line, type Parcel, type RemarkOut } from '../kind.ts';
import { anySame, hmac64 } from '../proof.ts';
import { at, list, textAt } from '../reading.ts';
import { readShopify } from './read.ts';
import { remarkAttribute, tagsWithFlag } from './remark.ts';

const version = '2026-07';

export const shopify: ChannelKind = {
  answer: { ok: true },
  receive(request, keys) {
    const given = header(request, 'x-shopify-hmac-sha256');
    const isProven = anySame(
      given,
      keys.secrets.map((secret) => hmac64(secret, request.body)),
    );
    if (!isProven) throw new Refusal('HOOK_SIGNATURE_WRONG', { field: 'x-shopify-hmac-sha256' });
    const topic = header(request, 'x-shopify-topic');
    const id = header(request, 'x-shopify-webhook-id');
    // Without an id the bytes themselves are what is dropped when it comes again.
    const externalId = /^[\x21-\x7e]{1,120}$/u.test(id) ? id : createHash('sha256').update(request.body).digest('hex');
    return [{ externalId, topic: /^[\w/]{1,60}$/u.test(topic) ? topic : 'none', body: request.body }];
  },
  read: readShopify,
  sample: (keys) => {
    const body = Buffer.from('{}');
    return {
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': 'app/test',
        'x-shopify-webhook-id': `test-${randomUUID()}`,
        'x-shopify-hmac-sha256': hmac64(keys.secrets[0] ?? '', body),
      },
      body,
    };
  },
  ping: async (line) => {
    await ask(line, 'GET', 'shop.json');
  },
  ship: fulfil,
  remark: remarkOrder,
};

function ask({ settings, keys }: Line, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
  return call(`${settings.apiUrl.replace(/\/$/u, '')}/admin/api/${version}/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': keys.apiToken },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A waybill that stands there already is done: the attempt before was cut off after it was heard. */
async function fulfil(line: Line, parcel: Parcel): Promise<void> {
  if (!parcel.platformId) throw new CallFailed('NOTHING_TO_SHIP', 'id', true);
  const order = await ask(line, 'GET', `orders/${parcel.platformId}/fulfillments.json`);
  const known = list(order, 'fulfillments').flatMap((one) => list(one, 'tracking_numbers'));
  if (known.includes(parcel.waybill)) return;
  const answer = await ask(line, 'GET', `orders/${parcel.platformId}/fulfillment_orders.json`);
  const open = list(answer, 'fulfillment_orders').filter((one) =>
    ['open', 'in_progress'].includes(textAt(one, 'status')),
  );
  const wanted = new Set(parcel.lines.map((one) => one.externalLineNo));
  const parts = open.map((one) => ({
    fulfillment_order_id: exact(textAt(one, 'id')),
    ...(parcel.isWhole
      ? {}
      : {
          fulfillment_order_line_items: list(one, 'line_items')
            .filter((item) => wanted.has(textAt(item, 'line_item_id')))
            .map((item) => ({ id: exact(textAt(item, 'id')), quantity: quantityOf(parcel, item) })),
        }),
  }));
  const filled = parts.filter((one) => one.fulfillment_order_line_items?.length !== 0);
  if (filled.length === 0) throw new CallFailed('NOTHING_TO_SHIP', '', true);
  await ask(line, 'POST', 'fulfillments.json', {
    fulfillment: {
      line_items_by_fulfillment_order: filled,
      tracking_info: { number: parcel.waybill, company: parcel.carrierCode || parcel.carrier },
      notify_customer: true,
    },
  });
}

/** Ids are sent as numbers while a number can hold them; larger ones stay texts, which the API takes as well. */
function exact(id: string): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}

function quantityOf(parcel: Parcel, item: unknown): number {
  const ours = parcel.lines.find((one) => one.externalLineNo === textAt(item, 'line_item_id'));
  return Math.min(Math.floor(Number(ours?.quantity ?? 0)), Number(textAt(item, 'fulfillable_quantity') || 0));
}

async function remarkOrder(line: Line, { platformId, remark, flag }: RemarkOut): Promise<void> {
  if (!platformId) throw new CallFailed('API_REFUSED', 'id', true);
  const answer = await ask(line, 'GET', `orders/${platformId}.json?fields=id,tags,note_attributes`);
  const others = list(answer, 'order', 'note_attributes')
    .filter((one) => textAt(one, 'name') !== remarkAttribute)
    .map((one) => ({ name: textAt(one, 'name'), value: textAt(one, 'value') }));
  const tags = at(answer, 'order', 'tags');
  await ask(line, 'PUT', `orders/${platformId}.json`, {
    order: {
      id: exact(platformId),
      note_attributes: [...others, ...(remark ? [{ name: remarkAttribute, value: remark }] : [])],
      tags: tagsWithFlag(typeof tags === 'string' ? tags : '', flag),
    },
  });
}
