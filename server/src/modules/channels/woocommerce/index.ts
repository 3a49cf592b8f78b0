/** WooCommerce: webhooks proven by HMAC-SHA256 with the webhook's secret; shipping and remarks by its REST API. (facts A4) */
import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { call, CallFailed } from '../call.ts';
import { header, type ChannelKind, type Line } from '../kind.ts';
import { anySame, hmac64 } from '../proof.ts';
import { at, list, textAt } from '../reading.ts';
import { flagKey, readWooCommerce, remarkKey } from './read.ts';

export const woocommerce: ChannelKind = {
  answer: { ok: true },
  receive(request, keys) {
    const given = header(request, 'x-wc-webhook-signature');
    const isPing = /^webhook_id=\d{1,12}$/u.test(request.body.subarray(0, 40).toString('latin1'));
    // The greeting of a new webhook is not signed and says nothing; refusing it would switch the webhook off.
    if (isPing && given === '') return [];
    const isProven = anySame(
      given,
      keys.secrets.map((secret) => hmac64(secret, request.body)),
    );
    if (!isProven) throw new Refusal('HOOK_SIGNATURE_WRONG', { field: 'x-wc-webhook-signature' });
    if (isPing) return [];
    const topic = header(request, 'x-wc-webhook-topic');
    const id = header(request, 'x-wc-webhook-delivery-id');
    const externalId = /^[\x21-\x7e]{1,120}$/u.test(id) ? id : createHash('sha256').update(request.body).digest('hex');
    return [{ externalId, topic: /^[\w.]{1,60}$/u.test(topic) ? topic : 'none', body: request.body }];
  },
  read: readWooCommerce,
  sample: (keys) => {
    const body = Buffer.from('{}');
    return {
      headers: {
        'content-type': 'application/json',
        'x-wc-webhook-topic': 'action.luyue_test',
        'x-wc-webhook-delivery-id': `test-${randomUUID()}`,
        'x-wc-webhook-signature': hmac64(keys.secrets[0] ?? '', body),
      },
      body,
    };
  },
  ping: async (line) => {
    await ask(line, 'GET', 'orders?per_page=1');
  },
  /** It knows no parcels: the order is completed once all of it is on its way, the waybill stands in a note to the buyer. */
  async ship(line, { platformId, carrier, waybill, isWhole }) {
    if (!platformId) throw new CallFailed('NOTHING_TO_SHIP', 'id', true);
    const notes = await ask(line, 'GET', `orders/${platformId}/notes`);
    const note = `${carrier} ${waybill}`;
    const isTold = Array.isArray(notes) && notes.some((one) => textAt(one, 'note') === note);
    if (!isTold) await ask(line, 'POST', `orders/${platformId}/notes`, { note, customer_note: true });
    if (isWhole) await ask(line, 'PUT', `orders/${platformId}`, { status: 'completed' });
  },
  async remark(line, { platformId, remark, flag }) {
    if (!platformId) throw new CallFailed('API_REFUSED', 'id', true);
    const order = await ask(line, 'GET', `orders/${platformId}`);
    const present = (key: string) =>
      at(
        list(order, 'meta_data').find((one) => textAt(one, 'key') === key),
        'id',
      );
    const entry = (key: string, value: string) => {
      const id = present(key);
      return { ...(typeof id === 'string' ? { id: Number(id) } : {}), key, value };
    };
    await ask(line, 'PUT', `orders/${platformId}`, { meta_data: [entry(remarkKey, remark), entry(flagKey, flag)] });
  },
};

function ask({ settings, keys }: Line, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
  const credentials = Buffer.from(`${keys.key}:${keys.apiToken}`).toString('base64');
  return call(`${settings.apiUrl.replace(/\/$/u, '')}/wp-json/wc/v3/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Basic ${credentials}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
