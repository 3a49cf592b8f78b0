/** Shows the receiver in clear: a right, with a reason, written to the access log. (OS-8.3, CC-7.1) */
import { revealReceiver as endpoint } from '../../../../contract/orders.ts';
import { action } from '../../kernel/action.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { prepareWithKeys } from './remark-order.ts';
import { openReceiver } from './receiver.ts';

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
    logAccess(ctx, { kind: 'order', id: record.id, fields: ['name', 'phone', 'address'], reason: input.reason });
    return {
      name: to.name,
      phone: to.phone,
      address: [record.province, record.city, record.district, to.detail].filter(Boolean).join(' '),
    };
  },
});
