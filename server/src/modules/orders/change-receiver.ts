/**
 * Gives an order the receiver that its buyer asked for and a person agreed to: a new revision, new search tokens, no error of
 * anybody. Once goods have left, it is for the carrier to re-route them. (OS-6.3, PD-3.4)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256, type DataKey } from '../../kernel/secrets.ts';
import { change, tell, type Prepared } from './apply.ts';
import { contentOfLine } from './new-order.ts';
import { thousandths } from './money.ts';
import { openReceiver, receiverTokens, sealReceiver, type Receiver } from './receiver.ts';
import { openDetails } from './sealed-details.ts';

export function receiverOf(ctx: Pick<RowCtx, 'kernel'>, { order }: Prepared, key: DataKey): Receiver {
  const { province, city, district, ciphered, receiver_enc: sealed } = order.record;
  return { ...openReceiver(ctx.kernel.secrets, key, sealed), province, city, district, ciphered };
}

export function changeReceiver(ctx: RowCtx, prepared: Prepared, key: DataKey, to: Receiver, reason: string): void {
  const { order } = prepared;
  const { record } = order;
  // A label may be on the parcel already: it is unpacked first.
  const isPacked = order.lines.some((line) => thousandths(line.qty_packed) > thousandths(line.qty_shipped));
  if (isPacked || !['entered', 'checked', 'preparing'].includes(record.stage)) throw new Refusal('CORRECTION_TOO_LATE');
  const { secrets } = ctx.kernel;
  const rev = record.rev + 1;
  const content = JSON.stringify({
    receiver: to,
    lines: order.lines.map(contentOfLine),
    freight: record.freight_amount,
    flags: record.flags,
    details: openDetails(secrets, key, record),
  });
  change(ctx, order, { ...sealReceiver(secrets, key, to), rev });
  const tokens = receiverTokens(secrets, to);
  ctx.statement(`delete from order_tokens where order_id = $1 and not (token = any($2::bytea[]))`, [record.id, tokens]);
  ctx.statement(
    `insert into order_tokens (token, order_id) select unnest($2::bytea[]), $1::uuid on conflict do nothing`,
    [record.id, tokens],
  );
  ctx.insert('order_revisions', {
    order_id: record.id,
    rev,
    content_enc: secrets.encrypt(key, content),
    content_hash: sha256(content),
    by: actorRef(ctx.actor),
    reason,
    at: ctx.now,
  });
  tell(ctx, prepared, 'order.corrected', ctx.now, { data: { fields: ['receiver'], rev } });
}
