/**
 * Opens an exception: by a person from the order's page, or by a fact that the policy names (a hold, stock that is short, an
 * order that stands still). One of a kind at a time per order; whether its cause has come back is decided now. (PD-3.3, PD-3.4)
 */
import { z } from 'zod';
import { exceptionSources } from '../../../../contract/exception-words.ts';
import { openException as endpoint } from '../../../../contract/exceptions.ts';
import { endpoint as internalEndpoint, id } from '../../../../contract/kit.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { newId } from '../../kernel/ids.ts';
import { humanNumber, takeNumbers } from '../../kernel/numbers.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { physicalLines, prepareApply, type Prepared } from '../orders/index.ts';
import { policyCache, rulesOf, type RuleInForce } from '../policy/index.ts';
import { clockFrom, recurrenceOf, type Mark, type Recurrence } from './exception.ts';
import { countMarks, exceptionsOfOrder } from './store.ts';

interface Opening {
  orderId: string;
  kind: string;
}

interface Loaded {
  prepared: Prepared;
  cause: RuleInForce<'cause'>;
  marks: Mark[];
  recurrence: Recurrence[];
  number: number;
}

/** One hold opens one exception. */
export const holdKey = (holdId: string): string => `hold:${holdId}`;

const openedRef = z.object({ id, number: z.string(), state: z.literal('open') });

export const openException = action(endpoint, {
  clauses: ['PD-3.4'],
  load: (ctx, inputs) => loadOpenings(ctx, inputs),
  run: (ctx, input, loaded: Loaded) =>
    insertException(ctx, loaded, { source: 'person', sourceKey: `person:${newId()}`, cause: input.cause }),
});

export const openByFact = action(
  internalEndpoint({
    name: 'exceptions.open-by-fact',
    route: 'POST /internal/orders/:orderId/exceptions',
    title: { zh: '按制度开异常单', en: 'Open an exception by a fact' },
    input: z.strictObject({ orderId: id, kind: z.string(), source: z.enum(exceptionSources), sourceKey: z.string() }),
    output: openedRef,
  }),
  {
    clauses: ['PD-3.3', 'PD-3.4'],
    internal: true,
    load: (ctx, inputs) => loadOpenings(ctx, inputs),
    run: (ctx, input, loaded: Loaded) => {
      const holdId = input.source === 'hold' ? input.sourceKey.slice(holdKey('').length) : undefined;
      // A hold that was lifted before anybody looked needs nothing handled.
      if (holdId && !loaded.prepared.order.holds.some((hold) => hold.id === holdId))
        throw new Refusal('HOLD_RELEASED', { field: 'sourceKey' });
      return insertException(ctx, loaded, { source: input.source, sourceKey: input.sourceKey, cause: '' });
    },
  },
);

async function loadOpenings(ctx: Ctx, inputs: readonly Opening[]): Promise<(Loaded | Refusal)[]> {
  const orderIds = inputs.map((one) => one.orderId);
  const prepared = await prepareApply(ctx, orderIds, null);
  const policy = await ctx.cached(policyCache);
  const causes = rulesOf(policy, 'cause', ctx.now).filter(({ rule }) => rule.of === 'exception');
  const open = (await exceptionsOfOrder(ctx.db, orderIds)).filter((one) => one.resolved_at === null);
  const numbers = await takeNumbers(ctx.kernel.database, 'exception_numbers', inputs.length);
  const taken = new Set<string>();
  const loaded: (Loaded | Refusal)[] = [];
  for (const [n, { orderId, kind }] of inputs.entries()) {
    const order = prepared[n];
    const cause = causes.find(({ rule }) => rule.name === kind);
    const same = open.find((one) => one.order_id === orderId && one.kind === kind);
    const key = `${orderId} ${kind}`;
    if (!order || order instanceof Refusal) loaded.push(order ?? new Refusal('NOT_FOUND', { field: 'orderId' }));
    else if (!cause) loaded.push(new Refusal('CAUSE_UNKNOWN', { field: 'kind', params: { kind } }));
    else if (same || taken.has(key))
      loaded.push(new Refusal('EXCEPTION_IS_OPEN', { field: 'kind', params: { number: same?.number ?? '' } }));
    else {
      taken.add(key);
      const marks = marksOf(order);
      const recurrence = await recurrenceNow(ctx, cause, marks);
      loaded.push({ prepared: order, cause, marks, recurrence, number: numbers[n] ?? 0 });
    }
  }
  return loaded;
}

const mostProducts = 20;

function marksOf({ order }: Prepared): Mark[] {
  const skus = new Set(
    physicalLines(order)
      .filter((line) => !line.is_gift)
      .map((line) => line.sku_id),
  );
  const products = [...skus].sort().slice(0, mostProducts);
  return [
    ...products.map((value): Mark => ({ axis: 'product', value })),
    { axis: 'shop', value: order.record.shop_id },
    ...(order.record.carrier ? [{ axis: 'carrier' as const, value: order.record.carrier }] : []),
    ...(order.record.entered_by ? [{ axis: 'person' as const, value: order.record.entered_by }] : []),
  ];
}

async function recurrenceNow(ctx: Ctx, { rule }: RuleInForce<'cause'>, marks: readonly Mark[]): Promise<Recurrence[]> {
  if (!rule.recurs) return [];
  const from = new Date(ctx.now.getTime() - rule.recurs.within.ms);
  return recurrenceOf(rule, marks, await countMarks(ctx.db, rule.name, marks, from, ctx.now));
}

interface Occasion {
  source: (typeof exceptionSources)[number];
  sourceKey: string;
  cause: string;
}

function insertException(ctx: RowCtx, loaded: Loaded, { source, sourceKey, cause }: Occasion) {
  const { prepared, marks, recurrence } = loaded;
  const { rule, ref } = loaded.cause;
  const { record, chain } = prepared.order;
  const department =
    prepared.company.departmentsByCode.get(rule.department)?.id ??
    prepared.company.shops.get(record.shop_id)?.departmentId;
  const over = recurrence.filter((one) => one.isOver);
  const id = newId();
  const number = humanNumber('EX', ctx.now, loaded.number);
  ctx.insert('exceptions', {
    id,
    number,
    order_id: record.id,
    shop_id: record.shop_id,
    warehouse_id: record.warehouse_id,
    kind: rule.name,
    rule: rule.id,
    clause: ref,
    department_id: department,
    source,
    source_key: sourceKey,
    cause,
    state: 'open',
    opened_at: ctx.now,
    opened_by: actorRef(ctx.actor),
    ...clockFrom(rule, ctx.now),
    recurred: over.length > 0,
    improvement: 'none',
  });
  for (const mark of marks)
    ctx.insert('exception_marks', { exception_id: id, ...mark, kind: rule.name, opened_at: ctx.now });
  noteExercised('rule', rule.id);
  ctx.emit({
    name: 'exception.opened',
    v: 1,
    data: {
      exceptionId: id,
      number,
      orderId: record.id,
      shopId: record.shop_id,
      kind: rule.name,
      source,
      recurred: over.map(({ axis, times }) => ({ axis, times })),
    },
  });
  ctx.record(chain, { clause: ref, body: { number, ...(cause ? { reason: cause } : {}) } });
  return { id, number, state: 'open' as const };
}
