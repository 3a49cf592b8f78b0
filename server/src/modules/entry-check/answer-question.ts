/**
 * An answer ends the question and lifts its hold: noted by a colleague, or given by the customer through the link. Both go
 * through the same decision under the order's lock, so the first answer counts and a second is told so. (CC-2.1, OS-2.2)
 */
import { z } from 'zod';
import {
  answerByDesk as byDesk,
  questionView,
  withdrawQuestion as withdrawal,
  type AskedOfCustomer,
} from '../../../../contract/entry.ts';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { actorRef, type Actor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runAction, type RunOptions } from '../../kernel/run-action.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { peopleCache, type People } from '../people/index.ts';
import { liftHold, prepareWithKeys, readOrders, type Prepared } from '../orders/index.ts';
import { mustBeOpen, type Question } from './question.ts';
import { findQuestion, lockQuestion, questionOfToken } from './question-store.ts';
import { viewOfQuestion } from './question-views.ts';

interface Loaded {
  prepared: Prepared;
  key: DataKey;
  question: Question;
  people: People;
}

/** Orders first, in id order; the questions behind them. */
async function load(ctx: Ctx, inputs: readonly { questionId: string }[]): Promise<(Loaded | Refusal)[]> {
  const found: Question[] = [];
  for (const { questionId } of inputs) found.push(await findQuestion(ctx.db, questionId));
  const people = await ctx.cached(peopleCache);
  const orders = await prepareWithKeys(
    ctx,
    found.map((one) => one.order_id),
  );
  const loaded: (Loaded | Refusal)[] = [];
  for (const [n, one] of orders.entries()) {
    if (one instanceof Refusal) loaded.push(one);
    else loaded.push({ ...one, people, question: await lockQuestion(ctx, inputs[n]?.questionId ?? '') });
  }
  return loaded;
}

interface Ending {
  state: 'answered' | 'withdrawn';
  way: string;
  text: string;
}

function end(ctx: RowCtx, { prepared, key, question, people }: Loaded, ending: Ending) {
  mustBeOpen(question);
  const { order } = prepared;
  const columns = {
    state: ending.state,
    answer_enc: ctx.kernel.secrets.encrypt(key, ending.text),
    answered_way: ending.way,
    answered_by: actorRef(ctx.actor),
    answered_at: ctx.now,
  };
  ctx.patch('questions', question.id, columns);
  ctx.statement(`delete from question_links where question_id = $1`, [question.id]);
  Object.assign(question, columns);
  // Somebody may have lifted the hold by hand before.
  if (order.holds.some((hold) => hold.id === question.hold_id))
    liftHold(ctx, prepared, question.hold_id ?? '', ending.state);
  ctx.emit({
    name: `question.${ending.state}`,
    v: 1,
    data: {
      orderId: order.record.id,
      shopId: order.record.shop_id,
      questionId: question.id,
      field: question.field,
      way: ending.way,
    },
  });
  ctx.record(order.chain, { keyId: key.id, body: { question: question.id, field: question.field, way: ending.way } });
  return viewOfQuestion(ctx.kernel.secrets, key, people, question, order.record.number);
}

export const answerByDesk = action(byDesk, {
  clauses: ['CC-2.1', 'OS-2.2'],
  load,
  run: (ctx, input, loaded: Loaded) => end(ctx, loaded, { state: 'answered', way: input.way, text: input.answer }),
});

export const withdrawQuestion = action(withdrawal, {
  clauses: ['CC-2.1'],
  load,
  run: (ctx, input, loaded: Loaded) => end(ctx, loaded, { state: 'withdrawn', way: 'desk', text: input.reason }),
});

const byLink = endpoint({
  name: 'entry.answer-by-link',
  route: 'POST /internal/questions/:questionId/answer',
  title: { zh: '客户答复', en: 'The customer answers' },
  input: z.strictObject({ questionId: id, answer: z.string().trim().min(1).max(1000) }),
  output: questionView,
});

export const answerByLink = action(byLink, {
  clauses: ['CC-2.1'],
  internal: true,
  load,
  run: (ctx, input, loaded: Loaded) => end(ctx, loaded, { state: 'answered', way: 'portal', text: input.answer }),
});

/** What a customer's link leads to, while the question is open; a wrong, old or used link leads nowhere. */
export async function openQuestionFor(
  kernel: Kernel,
  token: string,
  clock: Clock = kernel.clock,
): Promise<AskedOfCustomer | undefined> {
  const question = await questionOfToken(kernel.database, token);
  if (!question || question.state !== 'open' || question.expires_at <= clock.now()) return undefined;
  const [order] = await readOrders(kernel.database, [question.order_id]);
  const key = order && (await kernel.secrets.subjectKeys(kernel.database, [order.key_id])).get(order.key_id);
  if (!order || !key) return undefined;
  return {
    questionId: question.id,
    orderNumber: order.number,
    field: question.field,
    text: kernel.secrets.decrypt(key, question.text_enc),
    askedAt: question.asked_at.toISOString(),
    expiresAt: question.expires_at.toISOString(),
  };
}

/** The customer's answer through the link: for the pages of the portal. Refuses with QUESTION_LINK_INVALID or QUESTION_ENDED. */
export async function answerQuestion(
  kernel: Kernel,
  token: string,
  answer: string,
  options: Pick<RunOptions, 'clock' | 'address'> = {},
): Promise<{ orderId: string; questionId: string }> {
  const question = await questionOfToken(kernel.database, token);
  const now = (options.clock ?? kernel.clock).now();
  if (!question || question.expires_at <= now) throw new Refusal('QUESTION_LINK_INVALID');
  const input = { questionId: question.id, answer };
  await runAction(kernel, answerByLink, input, customerActor(question.order_id), options);
  return { orderId: question.order_id, questionId: question.id };
}

/** Whoever holds the link speaks for the order and may do this one thing; the journal names the order, not a person. */
function customerActor(orderId: string): Actor {
  return {
    kind: 'customer',
    id: orderId,
    name: 'customer',
    roles: [],
    departmentId: null,
    shopIds: null,
    warehouseIds: null,
    allowed: [answerByLink.name],
    accessVersion: 0,
    permissions: new Map([[answerByLink.name, 'all']]),
  };
}
