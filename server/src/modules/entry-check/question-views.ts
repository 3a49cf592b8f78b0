/** Questions as desk and order page show them; the lists probe the open ones by shop. (CC-2.1) */
import {
  openQuestions as openEndpoint,
  orderPapers as papersEndpoint,
  type QuestionView,
} from '../../../../contract/entry.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import { actorName, peopleCache, type People } from '../people/index.ts';
import { readLines, readOrders, scopeOf } from '../orders/index.ts';
import type { Question } from './question.ts';
import { questionsOf } from './question-store.ts';
import { scansOf, viewOfScan } from './scan-store.ts';

export function viewOfQuestion(
  secrets: Secrets,
  key: DataKey | undefined,
  people: People,
  question: Question,
  orderNumber: string,
): QuestionView {
  const open = (sealed: Buffer | null): string => (sealed && key ? secrets.decrypt(key, sealed) : '');
  const { answered_by: by } = question;
  return {
    id: question.id,
    orderId: question.order_id,
    orderNumber,
    field: question.field,
    recipient: question.recipient,
    way: question.way,
    text: open(question.text_enc),
    askedBy: actorName(people, question.asked_by),
    askedAt: question.asked_at.toISOString(),
    state: question.state,
    answer: question.answer_enc ? open(question.answer_enc) : null,
    answeredWay: question.answered_way,
    // A customer has no name here.
    answeredBy: by === null || by.startsWith('customer:') ? null : actorName(people, by),
    answeredAt: question.answered_at?.toISOString() ?? null,
    mailedAt: question.mailed_at?.toISOString() ?? null,
  };
}

export const orderPapers = query(papersEndpoint, {
  clauses: ['CC-2.1', 'OS-2.2'],
  run: async (ctx, { orderId }) => {
    const [order] = await readOrders(ctx.db, [orderId]);
    if (!order) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    ctx.mustReach(scopeOf(order, (await readLines(ctx.db, [orderId])).get(orderId) ?? []));
    const [questions, scans] = await Promise.all([questionsOf(ctx.db, orderId), scansOf(ctx.db, [orderId])]);
    return { questions: await viewsOf(ctx, questions), scans: scans.map(viewOfScan) };
  },
});

export const openQuestions = query(openEndpoint, {
  clauses: ['CC-2.1'],
  run: async (ctx, { recipient, limit, cursor }) => {
    const params: unknown[] = [recipient];
    const conditions = [
      `recipient = $1 and state = 'open'`,
      scopeCondition(ctx.actor, ctx.action, { shop: 'shop_id' }, params),
    ];
    if (cursor !== undefined) {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      conditions.push(`(asked_at, id) > ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`);
    }
    const rows = await ctx.db.query<Question & Record<string, unknown>>(
      `select * from questions where ${conditions.join(' and ')} order by asked_at, id limit ${limit + 1}`,
      params,
    );
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: await viewsOf(ctx, shown),
      ...(rows.length > limit && last ? { next: writeCursor([last.asked_at.toISOString(), last.id]) } : {}),
    };
  },
});

async function viewsOf(ctx: Ctx, questions: readonly Question[]): Promise<QuestionView[]> {
  const orders = new Map(
    (
      await readOrders(
        ctx.db,
        questions.map((q) => q.order_id),
      )
    ).map((order) => [order.id, order]),
  );
  const keys = await ctx.kernel.secrets.subjectKeys(
    ctx.db,
    [...orders.values()].map((order) => order.key_id),
  );
  const people = await ctx.cached(peopleCache);
  return questions.map((question) => {
    const order = orders.get(question.order_id);
    return viewOfQuestion(ctx.kernel.secrets, keys.get(order?.key_id ?? ''), people, question, order?.number ?? '');
  });
}
