/** Asks for information without ending the step, and answers it: the question stays with the order. (OS-3.1, OS-3.3) */
import { answerQuestion as answerEndpoint, askOnStep as endpoint } from '../../../../contract/review.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Prepared } from '../orders/index.ts';
import { byName, callUpon } from './call-upon.ts';
import { loadSteps, mayDo, mustBeMine, recordStep, type LoadedStep } from './one-step.ts';
import { keepDecision, type DecisionRow } from './store.ts';

export const askOnStep = action(endpoint, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, { question, personId }, loaded: LoadedStep) => {
    const { step, crew, prepared } = loaded;
    mustBeMine(ctx, loaded);
    const asked = personId ? crew.people.persons.get(personId) : undefined;
    if (personId && !asked?.active) throw new Refusal('PERSON_UNKNOWN', { field: 'personId' });
    if (asked && !mayDo(ctx, loaded, asked, answerEndpoint.name))
      throw new Refusal('REVIEW_PERSON_UNFIT', { field: 'personId', params: { name: asked.name } });
    const to = personId ?? prepared.order.record.owner_id ?? prepared.order.record.entered_by;
    const details = { to };
    const kept = keepDecision(ctx, { orderId: step.order_id, stepId: step.id, kind: 'ask', reason: question, details });
    callUpon(ctx, loaded, [to ? byName(to) : 'orders'], `ask:${kept}`);
    return recordStep(ctx, loaded);
  },
});

interface LoadedQuestion {
  prepared: Prepared;
  question: DecisionRow;
}

async function loadQuestions(
  ctx: Ctx,
  inputs: readonly { questionId: string }[],
): Promise<(LoadedQuestion | Refusal)[]> {
  const rows = await ctx.db.query<DecisionRow & Record<string, unknown>>(
    `select * from review_decisions where id = any($1::uuid[]) and kind = 'ask'`,
    [inputs.map((input) => input.questionId)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = inputs.map((input) => byId.get(input.questionId));
  const prepared = await prepareApply(
    ctx,
    known.map((row) => row?.order_id ?? '00000000-0000-0000-0000-000000000000'),
    null,
  );
  // Read again behind the order's lock: two may answer at once.
  const now = await ctx.db.query<{ id: string }>(
    `select id from review_decisions where id = any($1::uuid[]) and answered_at is not null`,
    [rows.map((row) => row.id)],
  );
  const answered = new Set(now.map((row) => row.id));
  return known.map((question, n) => {
    const order = prepared[n];
    if (!question || !order || order instanceof Refusal) return new Refusal('NOT_FOUND', { field: 'questionId' });
    return answered.has(question.id) ? new Refusal('REVIEW_ANSWERED') : { prepared: order, question };
  });
}

export const answerQuestion = action(answerEndpoint, {
  clauses: ['OS-3.3'],
  load: loadQuestions,
  run: (ctx, { answer }, { prepared, question }: LoadedQuestion) => {
    ctx.patch('review_decisions', question.id, { answered_at: ctx.now, answer });
    keepDecision(ctx, { orderId: question.order_id, stepId: question.step_id, kind: 'answer', reason: answer });
    ctx.record(prepared.order.chain, { body: { questionId: question.id } });
    return { orderId: question.order_id, review: prepared.order.record.review_state };
  },
});
