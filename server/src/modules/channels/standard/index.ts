/** The order API for everything that has no connection of its own: Standard Webhooks in both directions. (OS-2.1, OS-4.3) */
import { randomBytes, randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { call } from '../call.ts';
import { header, type ChannelKind, type Keys, type Line } from '../kind.ts';
import { anySame } from '../proof.ts';
import { readStandard, remarkFieldOf } from './read.ts';
import { secretBytes, signStandard } from './sign.ts';

const toleranceMinutes = 5;

export function newStandardSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export function isStandardSecret(secret: string): boolean {
  return secretBytes(secret) !== undefined;
}

export const standard: ChannelKind = {
  answer: { ok: true },
  receive(request, keys) {
    const id = header(request, 'webhook-id');
    const timestamp = header(request, 'webhook-timestamp');
    const wanted = keys.secrets.map((secret) => signStandard(secret, id, timestamp, request.body));
    // Several signatures stand in one header while a secret is being replaced.
    const given = header(request, 'webhook-signature').split(' ').slice(0, 10);
    const isProven = given.map((one) => anySame(one, wanted)).some(Boolean);
    if (!isProven) throw new Refusal('HOOK_SIGNATURE_WRONG', { field: 'webhook-signature' });
    if (!/^[\x21-\x7e]{1,120}$/u.test(id)) throw new Refusal('HOOK_ID_MISSING', { field: 'webhook-id' });
    const away = Math.abs(request.now.getTime() / 1000 - Number(timestamp));
    if (!/^\d{1,12}$/u.test(timestamp) || away > toleranceMinutes * 60)
      throw new Refusal('HOOK_STALE', { field: 'webhook-timestamp', params: { minutes: toleranceMinutes } });
    return [{ externalId: id, topic: 'order', body: request.body }];
  },
  read: readStandard,
  sample: (keys, now) => signed(keys, `test-${randomUUID()}`, now, { type: 'ping', timestamp: now.toISOString() }),
  ping: async (line) => {
    await tell(line, `ping-${randomUUID()}`, 'ping', {});
  },
  ship: (line, parcel) =>
    tell(line, parcel.requestId, 'order.shipped', {
      externalNo: parcel.externalNo,
      carrier: parcel.carrierCode || parcel.carrier,
      waybill: parcel.waybill,
      isWhole: parcel.isWhole,
      lines: parcel.lines.map(({ externalLineNo, quantity, sku }) => ({ lineNo: externalLineNo, sku, quantity })),
    }),
  remark: (line, { requestId, externalNo, remark, flag }) =>
    tell(line, requestId, 'order.remarked', {
      externalNo,
      [remarkFieldOf(line.settings)]: remark,
      sellerFlag: flag,
    }),
};

function signed(
  keys: Keys,
  id: string,
  now: Date,
  message: unknown,
): { headers: Record<string, string>; body: Buffer } {
  const body = Buffer.from(JSON.stringify(message));
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signStandard(keys.secrets[0] ?? '', id, timestamp, body),
    },
    body,
  };
}

async function tell({ settings, keys, now }: Line, id: string, type: string, data: unknown): Promise<void> {
  const { headers, body } = signed(keys, id, now, { type, timestamp: now.toISOString(), data });
  await call(settings.apiUrl, { method: 'POST', headers, body });
}
