/** The gate before closing: an order is at its end only when its money is in, also where goods went out on credit. (PD-5.4, CC-2.5) */
import { Refusal } from '../../kernel/refusal.ts';
import { amountText, isPaid, type Gate } from '../orders/index.ts';

export const paidBeforeClose: Gate = {
  name: 'paid before closing',
  action: 'close',
  check: (_ctx, orders) =>
    Promise.resolve(
      orders.map(({ record }) => {
        if (isPaid(record) || record.refunded_amount > 0) return undefined;
        const params = { total: amountText(record.total_amount), paid: amountText(record.paid_amount) };
        return new Refusal('ORDER_UNPAID', { params });
      }),
    ),
};
