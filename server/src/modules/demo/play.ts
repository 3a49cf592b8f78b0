/**
 * Plays the story from its first step to its last: before each step the warnings that were due by then fire at their times,
 * and what silence decides is decided. Steps of one person at one moment go together. (OT-3.1, OS-5.3, CC-2.5)
 */
import type { OrderView } from '../../../../contract/order-views.ts';
import type { TaskView } from '../../../../contract/tasks.ts';
import type { Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { RowResult } from '../../kernel/run-action.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { fireDueClocks, nextFiring } from '../deadlines/index.ts';
import { settleOrders } from '../orders/index.ts';
import { approveOrder } from './approve-order.ts';
import { hour, nextTick } from './hours.ts';
import { knownOrders, type KnownOrder, type KnownOrders } from './known-orders.ts';
import type { Item } from './purchase.ts';
import { passByRule } from './rule-passes.ts';
import type { Stage } from './stage.ts';
import type { Step } from './steps.ts';

/** A step that the company refused: the story and the rules disagree, or a visitor was quicker. */
export interface Refused {
  order: string;
  action: string;
  code: string;
}

export interface Play {
  /** Called after each group of steps; answers false when somebody else has taken over. */
  progress(steps: number): Promise<boolean>;
  stop: AbortSignal;
  /** Customers by their credit code, sessions by room and date. */
  customers: ReadonlyMap<string, string>;
  sessions: ReadonlyMap<string, string>;
}

/** How often the worker of the past looked for warnings and for what silence decides. */
const sweepMs = 20_000;
const settleMs = 2 * hour;

/** Answers what was refused, or undefined when it was stopped before the end. */
export async function playStory(
  stage: Stage,
  steps: readonly Step[],
  end: number,
  play: Play,
): Promise<Refused[] | undefined> {
  const known = await knownOrders(stage);
  const refused: Refused[] = [];
  let settled = steps[0]?.at ?? end;
  let done = 0;
  for (const group of groupsOf(steps)) {
    const at = group[0]?.at ?? end;
    settled = await passTime(stage, settled, at);
    refused.push(...(await playGroup(stage, known, group, { ...play, end })));
    done += group.length;
    if (play.stop.aborted || !(await play.progress(done))) return undefined;
  }
  await passTime(stage, settled, end);
  return refused;
}

/** Steps of one person, of one kind, at one moment; an order stands in a group once. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  const open = new Map<string, Step[]>();
  let at = Number.NaN;
  for (const step of steps) {
    if (step.at !== at) open.clear();
    ({ at } = step);
    const name = `${step.action} ${step.by}`;
    const group = open.get(name);
    if (group && !group.some((one) => one.order === step.order)) group.push(step);
    else {
      const fresh = [step];
      open.set(name, fresh);
      groups.push(fresh);
    }
  }
  return groups;
}

async function passTime(stage: Stage, settled: number, until: number): Promise<number> {
  let last = settled;
  for (let at = nextTick(settled + 1, settleMs); at <= until; at = nextTick(at + 1, settleMs)) {
    await fireUntil(stage, at);
    stage.clock.at = new Date(at);
    await settleOrders(stage.kernel, stage.clock);
    last = at;
  }
  await fireUntil(stage, until);
  stage.clock.at = new Date(until);
  return last;
}

async function fireUntil(stage: Stage, until: number): Promise<void> {
  for (;;) {
    const next = (await nextFiring(stage.kernel.database))?.getTime();
    if (next === undefined || next > until) return;
    const at = new Date(Math.min(until, nextTick(next, sweepMs)));
    const { fired } = await fireDueClocks(stage.kernel, at);
    if (fired === 0) return;
  }
}

async function playGroup(
  stage: Stage,
  known: KnownOrders,
  group: readonly Step[],
  play: Play & { end: number },
): Promise<Refused[]> {
  const open: { step: Step; order: KnownOrder | undefined }[] = [];
  for (const step of group) {
    const order = await known.get(step.order);
    if (!takeDone(order, step.action)) open.push({ step, order });
  }
  const [first] = open;
  if (!first) return [];
  const actor = await stage.person(first.step.by);
  const ready: { step: Step; order: KnownOrder | undefined; input: unknown; rev: number | undefined }[] = [];
  const refused: Refused[] = [];
  for (const { step, order } of open) {
    const named = await nameParts(stage, actor, step, order, play);
    if (named) ready.push({ step, order, ...named });
    else refused.push({ order: step.order, action: step.action, code: 'PART_MISSING' });
  }
  if (ready.some((one) => one.rev !== undefined)) {
    for (const { step, input, rev } of ready) {
      await stage
        .act(step.action, input, actor, { ifMatch: rev })
        .catch((error: unknown) => refused.push(refusedBy(step, error)));
    }
    return refused;
  }
  const results = await actMany(
    stage,
    first.step.action,
    ready.map((one) => one.input),
    actor,
    play.end,
  );
  results.forEach((result, n) => {
    const one = ready[n];
    if (!one) return;
    if (result.ok) remember(known, one.step, one.order, result.output);
    else refused.push(refusedBy(one.step, result.refusal));
  });
  return refused;
}

type Result = RowResult<Record<string, string>>;

/** Orders that wait for reviewers are approved first, then go on: the story tells only of those that do. */
async function actMany(
  stage: Stage,
  action: string,
  inputs: readonly unknown[],
  actor: Actor,
  end: number,
): Promise<Result[]> {
  if (inputs.length === 0) return [];
  if (action === 'orders.check') return checkMany(stage, inputs, actor, end);
  const results = await stage.many<Record<string, string>>(action, [...inputs], actor);
  for (const [n, result] of results.entries()) {
    if (result.ok || result.refusal.code !== 'REVIEW_OPEN') continue;
    await approveOrder(stage, (inputs[n] as { orderId: string }).orderId);
    [results[n]] = (await stage.many<Record<string, string>>(action, [inputs[n]], actor)) as [Result];
  }
  return results;
}

/** What a rule passes needs no person. */
async function checkMany(stage: Stage, inputs: readonly unknown[], actor: Actor, end: number): Promise<Result[]> {
  const byRule = await passByRule(stage, end, inputs);
  const rest = await stage.many<Record<string, string>>(
    'orders.check',
    inputs.filter((_, n) => !byRule[n]),
    actor,
  );
  return byRule.map((one) => one ?? (rest.shift() as Result));
}

/** Whether the order's history has this step already; each entry counts for one step. */
function takeDone(order: KnownOrder | undefined, action: string): boolean {
  const times = order?.done.get(action) ?? 0;
  if (times === 0) return false;
  order?.done.set(action, times - 1);
  return true;
}

function refusedBy(step: Step, error: unknown): Refused {
  if (!(error instanceof Refusal)) throw error;
  return { order: step.order, action: step.action, code: error.code };
}

function remember(known: KnownOrders, step: Step, order: KnownOrder | undefined, output: Record<string, string>): void {
  if (step.action === 'orders.create')
    known.add(step.order, { id: output['id'] ?? '', shipments: [], holds: [], done: new Map() });
  else if (step.action === 'shipments.pack') order?.shipments.push(output['shipmentId'] ?? '');
  else if (step.action === 'orders.hold') order?.holds.push(output['holdId'] ?? '');
}

/** Fills in the ids of this database; undefined where something that the step names is not there. */
async function nameParts(
  stage: Stage,
  actor: Actor,
  step: Step,
  order: KnownOrder | undefined,
  play: Play,
): Promise<{ input: unknown; rev: number | undefined } | undefined> {
  const { entry, part, input } = step;
  if (entry) return { input: await entryInput(stage, step, play), rev: undefined };
  if (!order) return undefined;
  if (part?.shipment !== undefined) {
    const shipmentId = order.shipments[part.shipment];
    return shipmentId === undefined ? undefined : { input: { ...input, shipmentId }, rev: undefined };
  }
  if (part?.acknowledgement) {
    const taskId = await acknowledgementOf(stage, actor, order, part.acknowledgement);
    return taskId === undefined ? undefined : { input: { ...input, taskId }, rev: undefined };
  }
  const named: Record<string, unknown> = { ...input, orderId: order.id };
  if (part?.hold !== undefined) {
    if (order.holds[part.hold] === undefined) return undefined;
    named['holdId'] = order.holds[part.hold];
  }
  if (part?.lines) named['lines'] = await linesOf(stage, order, part.lines);
  return { input: named, rev: part?.rev ? (await view(stage, order)).rev : undefined };
}

async function entryInput(
  stage: Stage,
  { input, entry }: Step,
  { customers, sessions }: Play,
): Promise<Record<string, unknown>> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const sessionId = sessions.get(entry?.session ?? '');
  const customerId = customers.get(entry?.customer ?? '');
  return {
    ...input,
    shopId: company.shopsByCode.get(entry?.shop ?? '')?.id,
    ...(sessionId ? { sessionId } : {}),
    ...(customerId ? { customerId } : {}),
  };
}

async function acknowledgementOf(
  stage: Stage,
  actor: Actor,
  order: KnownOrder,
  department: string,
): Promise<string | undefined> {
  const { items } = await stage.ask<{ items: TaskView[] }>(
    'tasks.inbox',
    { tab: 'department', kind: 'acknowledge', limit: 200 },
    actor,
  );
  return items.find((one) => one.subject.id === order.id && one.department === department)?.id;
}

const view = (stage: Stage, order: KnownOrder): Promise<OrderView> =>
  stage.ask<OrderView>('orders.get', { orderId: order.id });

async function linesOf(
  stage: Stage,
  order: KnownOrder,
  items: readonly Item[],
): Promise<{ lineId: string; quantity: string }[]> {
  const { value: catalog } = await stage.kernel.caches.get(catalogCache);
  const { lines } = await view(stage, order);
  return items.flatMap(({ sku, quantity }) => {
    const line = lines.find((one) => one.skuId === catalog.skusByCode.get(sku)?.id && !one.bundle);
    return line ? [{ lineId: line.id, quantity: String(quantity) }] : [];
  });
}
