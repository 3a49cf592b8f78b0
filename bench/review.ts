/**
 * What review by rule adds to an order. Orders are entered and then checked in batches, in turn with review in force and with a
 * stand-in that lets each checked order go on unseen. The difference is all that review does: read its rules, judge, hash what was
 * looked at, write the round with its verdicts. That the order then goes on (the event, the task of preparation) would cost the same
 * in a company that reviews nothing; `goingOn` tells it apart. It is set against entering an order in such batches, the cheapest
 * way to create one. Limit: a quarter of it. (OS-3.2)
 */
import { companion, removeCompanion, setReviewState, type Companion } from '../server/src/modules/orders/index.ts';
import { reviewWithCheck } from '../server/src/modules/review/index.ts';
import { lowerQuartile, openBench, type Bench, type BenchResult } from './environment.ts';

const perRound = 500;
const rounds = 8;

/** Approves whatever is checked. */
const unseen: Companion = {
  name: 'unseen',
  actions: ['check'],
  load: (_ctx, orders) =>
    Promise.resolve(orders.map(() => (ctx, prepared) => setReviewState(ctx, prepared, 'approved', { byRule: true }))),
};

const ways = { reviewed: reviewWithCheck, unseen, stopped: undefined };
type Way = keyof typeof ways;

export async function review(): Promise<BenchResult> {
  const bench = await openBench();
  try {
    return await compare(bench);
  } finally {
    await bench.close();
  }
}

function orderInput(bench: Bench, n: number): Record<string, unknown> {
  return {
    shopId: bench.world.shopId,
    channel: 'platform',
    externalNo: `71${String(Date.now()).slice(-9)}${String(n).padStart(8, '0')}`,
    receiver: { name: '李小满', phone: '13800001234', province: '浙江省', city: '杭州市', detail: '测试路 1 号' },
    lines: [
      { sku: 'BWB500-WH', quantity: '2' },
      { sku: 'JG-01', quantity: '1' },
    ],
    payments: [
      { amount: 31700, occurredAt: new Date(bench.world.clock.now().getTime() - 60_000).toISOString(), method: '支付' },
    ],
  };
}

interface Timed {
  enter: number;
  check: number;
}

/** Milliseconds per order. */
async function round(bench: Bench, from: number): Promise<Timed> {
  const { world } = bench;
  const inputs = Array.from({ length: perRound }, (_, n) => orderInput(bench, from + n));
  const began = performance.now();
  const entered = await world.many<{ id: string }>('orders.create', inputs, world.people.clerk);
  const between = performance.now();
  const ids = entered.flatMap((one) => (one.ok ? [{ orderId: one.output.id }] : []));
  const checked = await world.many('orders.check', ids, world.people.checker);
  const ended = performance.now();
  if (ids.length !== perRound || checked.some((one) => !one.ok)) throw new Error('an order was refused');
  return { enter: (between - began) / perRound, check: (ended - between) / perRound };
}

async function roundIn(bench: Bench, way: Way, from: number): Promise<Timed> {
  removeCompanion(reviewWithCheck.name);
  const one = ways[way];
  if (one) companion(one);
  try {
    return await round(bench, from);
  } finally {
    if (one) removeCompanion(one.name);
    companion(reviewWithCheck);
  }
}

async function compare(bench: Bench): Promise<BenchResult> {
  let from = 0;
  for (let n = 0; n < 3; n++) await round(bench, (from += perRound));
  // What a database of this size knows of itself; plans of the empty one would be kept.
  await bench.owner('analyze');
  const timed: Record<Way, Timed[]> = { reviewed: [], unseen: [], stopped: [] };
  for (let n = 0; n < rounds; n++)
    for (const way of Object.keys(ways) as Way[]) timed[way].push(await roundIn(bench, way, (from += perRound)));
  const enter = lowerQuartile(Object.values(timed).flatMap((all) => all.map((one) => one.enter)));
  const [reviewed, passed, stopped] = [timed.reviewed, timed.unseen, timed.stopped].map((all) =>
    lowerQuartile(all.map((one) => one.check)),
  ) as [number, number, number];
  return {
    name: 'review',
    luyue: Number((reviewed - passed).toFixed(4)),
    limit: 0.25,
    ratio: Number(((reviewed - passed) / enter).toFixed(3)),
    detail: {
      unit: 'ms added to an order',
      enterMs: enter,
      checkReviewedMs: reviewed,
      checkUnseenMs: passed,
      checkStoppedMs: stopped,
      goingOn: Number(((passed - stopped) / enter).toFixed(3)),
      batch: perRound,
    },
  };
}
