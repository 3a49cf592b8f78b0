/**
 * What review by rule adds to an order: the same orders are entered and checked in batches with the review rules in force and with
 * review's companion taken out, in turn; the difference is set against entering an order. Limit: a quarter of it. (OS-3.2)
 */
import { companion, removeCompanion } from '../server/src/modules/orders/index.ts';
import { reviewWithCheck } from '../server/src/modules/review/index.ts';
import { median, openBench, type Bench, type BenchResult } from './environment.ts';

const perRound = 500;
const rounds = 6;

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

async function compare(bench: Bench): Promise<BenchResult> {
  const withReview: Timed[] = [];
  const without: Timed[] = [];
  await round(bench, 0);
  for (let n = 1; n <= rounds; n++) {
    withReview.push(await round(bench, n * 10_000));
    removeCompanion(reviewWithCheck.name);
    without.push(await round(bench, n * 10_000 + 5000));
    companion(reviewWithCheck);
  }
  const enter = median([...withReview, ...without].map((one) => one.enter));
  const checked = median(withReview.map((one) => one.check));
  const plain = median(without.map((one) => one.check));
  return {
    name: 'review',
    luyue: Number((checked - plain).toFixed(4)),
    limit: 0.25,
    ratio: Number(((checked - plain) / enter).toFixed(3)),
    detail: {
      unit: 'ms added to an order',
      enterMs: enter,
      checkWithReviewMs: checked,
      checkWithoutMs: plain,
      batch: perRound,
    },
  };
}
