/** Douyin shop: pushed messages, orders asked for and pulled by their update time, ship-back with a request id. (facts A1) */
import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { CallFailed } from '../call.ts';
import { header, type ChannelKind, type Line, type Posted, type PulledPage } from '../kind.ts';
import { anySame } from '../proof.ts';
import { at, list, readJson, textAt } from '../reading.ts';
import { ask, makeToken } from './api.ts';
import { messagesOf, readDouyinMessage } from './read-message.ts';
import { readDouyinOrder } from './read-order.ts';
import { signEvent } from './sign.ts';

/** Orders that were pulled are stored under this topic; all others are messages by their tag. */
const pulledTopic = 'order';
const pageSize = 100;
const stars = ['none', 'purple', 'blue', 'green', 'yellow', 'red'];

export const douyin: ChannelKind = {
  answer: { code: 0, msg: 'success' },
  needsCarrierCode: true,
  receive(request, keys) {
    const isOurs = header(request, 'app-id') === keys.key;
    const given = header(request, 'event-sign').toLowerCase();
    const wanted = keys.secrets.map((secret) => signEvent(keys.key, secret, request.body));
    if (!anySame(given, wanted) || !isOurs) throw new Refusal('HOOK_SIGNATURE_WRONG', { field: 'event-sign' });
    return messagesOf(request.body, createHash('sha256').update(request.body).digest('hex').slice(0, 40));
  },
  read: (message) =>
    message.topic === pulledTopic ? readDouyinOrder(readJson(message.body), message) : readDouyinMessage(message),
  sample: (keys) => {
    const body = Buffer.from(JSON.stringify([{ tag: '0', msg_id: `test-${randomUUID()}`, data: '{}' }]));
    const sign = signEvent(keys.key, keys.secrets[0] ?? '', body);
    return { headers: { 'content-type': 'application/json', 'app-id': keys.key, 'event-sign': sign }, body };
  },
  ping: async (line) => {
    await ask(line, '/order/searchList', { page: 0, size: 1 });
  },
  renewToken: makeToken,
  async lookUp(line, externalNo, receivedAt) {
    const data = await ask(line, '/order/orderDetail', { shop_order_id: externalNo });
    return readDouyinOrder(at(data, 'shop_order_detail') ?? data, { settings: line.settings, receivedAt });
  },
  pull,
  async ship(line, parcel) {
    if (parcel.isWhole) {
      await ask(line, '/order/logisticsAdd', {
        order_id: parcel.externalNo,
        company_code: parcel.carrierCode,
        logistics_code: parcel.waybill,
        request_id: parcel.requestId,
      });
      return;
    }
    const named = parcel.lines.filter((one) => one.externalLineNo !== null);
    if (named.length === 0) throw new CallFailed('NOTHING_TO_SHIP', '', true);
    await ask(line, '/order/logisticsAddMultiPack', {
      order_id: parcel.externalNo,
      request_id: parcel.requestId,
      pack_list: [
        {
          shipped_order_info: named.map((one) => ({
            shipped_order_id: one.externalLineNo,
            shipped_num: Math.floor(Number(one.quantity)),
          })),
          logistics_code: parcel.waybill,
          company_code: parcel.carrierCode,
        },
      ],
    });
  },
  async remark(line, { externalNo, remark, flag }) {
    await ask(line, '/order/addOrderRemark', {
      order_id: externalNo,
      remark,
      is_add_star: 'true',
      star: String(Math.max(0, stars.indexOf(flag))),
    });
  },
};

async function pull(line: Line, from: Date, to: Date, page: number): Promise<PulledPage> {
  const data = await ask(line, '/order/searchList', {
    update_time_start: Math.floor(from.getTime() / 1000),
    update_time_end: Math.floor(to.getTime() / 1000),
    order_by: 'update_time',
    order_asc: true,
    page,
    size: pageSize,
  });
  const orders = list(data, 'shop_order_list');
  const messages = orders.map((order): Posted => {
    const body = Buffer.from(JSON.stringify(order));
    const id = `pull:${textAt(order, 'order_id')}:${textAt(order, 'update_time')}`;
    return { externalId: id.slice(0, 120), topic: pulledTopic, body };
  });
  const last = Number(textAt(orders.at(-1), 'update_time'));
  return { messages, hasMore: orders.length === pageSize, lastAt: last > 0 ? new Date(last * 1000) : null };
}
