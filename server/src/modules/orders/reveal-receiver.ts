/** Shows the receiver in clear: a right, with a reason where the policy demands one, written to the access log. (OS-8.3, CC-7.1) */
import { revealReceiver as endpoint } from '../../../../contract/orders.ts';
import type { SpecialDetails } from '../../../../contract/special.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { logAccess } from '../../kernel/access-log.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { lookReason } from '../policy/index.ts';
import { prepareWithKeys } from './remark-order.ts';
import { isPersonal, openDetails } from './sealed-details.ts';
import { openReceiver } from './receiver.ts';
import type { Prepared } from './apply.ts';

export const revealReceiver = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.1'],
  secretAnswer: true,
  load: (ctx, inputs) =>
    prepareWithKeys(
      ctx,
      inputs.map((i) => i.orderId),
    ),
  run: (ctx, input, { prepared, key }) => {
    const { record } = prepared.order;
    const to = openReceiver(ctx.kernel.secrets, key, record.receiver_enc);
    const details = personalDetails(ctx, prepared, key);
    logAccess(ctx, {
      kind: 'order',
      id: record.id,
      fields: ['name', 'phone', 'address', ...personalFields(details)],
      reason: lookReason(prepared.policy, input.reason, ctx.now),
    });
    return {
      name: to.name,
      phone: to.phone,
      address: [record.province, record.city, record.district, to.detail].filter(Boolean).join(' '),
      details,
    };
  },
});

function personalDetails(ctx: RowCtx, { order, policy }: Prepared, key: DataKey): SpecialDetails {
  const all = openDetails(ctx.kernel.secrets, key, order.record);
  return Object.fromEntries(
    Object.entries(all).flatMap(([kind, given]) => {
      const personal = Object.entries(given).filter(([name]) => isPersonal(policy, kind, name, ctx.now));
      return personal.length > 0 ? [[kind, Object.fromEntries(personal)]] : [];
    }),
  );
}

const personalFields = (details: SpecialDetails) =>
  Object.entries(details).flatMap(([kind, given]) => Object.keys(given).map((key) => `details.${kind}.${key}`));
