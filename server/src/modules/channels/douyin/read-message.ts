/**
 * Douyin's pushed messages: an array of tag, id and stringified data. They name an order and say what happened; how it stands
 * now is asked for, so messages out of order end in the right state. What the buyer wants no more is held at once. (facts A1.2)
 */
import type { Posted, ToRead } from '../kind.ts';
import { at, list, readJson, Reading, textAt } from '../reading.ts';
import { unclear, type Told } from '../told.ts';

const orderTags = ['100', '101', '102', '103', '104', '105', '108', '109', '110', '111', '113', '126'];
const refundTags = ['106', '200', '201', '202', '203', '206', '208'];
const afterSaleTags = [
  '204',
  '205',
  '207',
  '209',
  '211',
  '212',
  '213',
  '214',
  '215',
  '216',
  '217',
  '218',
  '224',
  '225',
];

/** The request's messages, each with its own id; a probe may come as an object instead of an array. */
export function messagesOf(body: Buffer, fallbackId: string): Posted[] {
  try {
    const parsed = readJson(body);
    const messages = Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
    return messages.slice(0, 200).map((message, n) => {
      const id = textAt(message, 'msg_id');
      const tag = textAt(message, 'tag');
      return {
        externalId: /^[\x21-\x7e]{1,120}$/u.test(id) ? id : `${fallbackId}:${n}`,
        topic: /^\w{1,20}$/u.test(tag) ? tag : 'none',
        body: Buffer.from(JSON.stringify(message)),
      };
    });
  } catch {
    // Proven but broken, or nested too deep to be written again: it is kept as it came and waits for a person.
    return [{ externalId: fallbackId, topic: 'none', body }];
  }
}

export function readDouyinMessage({ topic, body, receivedAt }: ToRead): Told {
  if (topic === '0') return { kind: 'nothing', why: 'ping' };
  const isRefund = refundTags.includes(topic);
  if (topic !== 'none' && !isRefund && !orderTags.includes(topic) && !afterSaleTags.includes(topic))
    return { kind: 'nothing', why: 'topic-not-ours' };
  const message = readJson(body);
  const stringified = at(message, 'data');
  const data = typeof stringified === 'string' ? readJson(Buffer.from(stringified)) : stringified;
  if (topic === 'none' || typeof data !== 'object' || data === null) throw unclear('BODY_NOT_AN_ORDER', 'data');
  const reading = new Reading();
  const externalNo = reading.id(at(data, 'p_id'), 'p_id');
  const time = ['update_time', 'cancel_time', 'success_time', 'pay_time', 'create_time'].find(
    (field) => textAt(data, field) !== '' && textAt(data, field) !== '0',
  );
  const when = (time ? reading.seconds(at(data, time), time) : undefined) ?? receivedAt;
  reading.done();
  if (!isRefund) return { kind: 'look-up', at: when, externalNo };
  const own = textAt(data, 's_id');
  const lineNos = own ? [own] : list(data, 's_ids').filter((id) => typeof id === 'string');
  return { kind: 'look-up', at: when, externalNo, refund: lineNos };
}
