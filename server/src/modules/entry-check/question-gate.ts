/** A question that nobody answered holds back the check, even where its hold was lifted by hand. (CC-2.1, CC-2.3) */
import { Refusal } from '../../kernel/refusal.ts';
import type { Gate } from '../orders/index.ts';
import { openQuestionsOf } from './question-store.ts';

export const questionGate: Gate = {
  name: 'entry-questions',
  action: 'check',
  check: async (ctx, orders) => {
    const open = await openQuestionsOf(
      ctx.db,
      orders.map((order) => order.record.id),
    );
    return orders.map((order) => {
      const question = open.get(order.record.id);
      return question && new Refusal('QUESTION_OPEN', { params: { field: question.field } });
    });
  },
};
