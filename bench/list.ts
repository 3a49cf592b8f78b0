/**
 * The list of orders at 1,000,000 orders against itself at 10,000: every queue, sort and filter that the console offers, and the
 * order page, over HTTP. Limit: one and a half times. The worst of all combinations counts.
 */
import { queues } from '../contract/orders.ts';
import { lowerQuartile, openBench, startApi, type Bench, type BenchResult } from './environment.ts';
import { fillOrders, makePlaces, type Stage } from './fill-orders.ts';

const few = 10_000;
const many = Number(process.env.LUYUE_BENCH_ORDERS ?? 1_000_000);
const repeats = 24;

type Times = Map<string, number>;

export async function listAndPage(): Promise<BenchResult[]> {
  const bench = await openBench();
  try {
    const stage = await makePlaces(bench);
    const { token } = await bench.world.act<{ token: string }>(
      'people.create-key',
      { name: 'bench', allowed: ['orders.*'] },
      bench.world.people.admin,
    );
    const scoped = await scopedKey(bench, stage);
    await fillOrders(bench, stage, 0, few, 600);
    const before = await measure(bench, stage, token, scoped);
    await fillOrders(bench, stage, few, many, 40);
    const after = await measure(bench, stage, token, scoped);
    return [compared('list', before.list, after.list), compared('order-page', before.page, after.page)];
  } finally {
    await bench.close();
  }
}

/** Somebody whose rights end at two shops: the list must be as quick for them. */
async function scopedKey(bench: Bench, stage: Stage): Promise<string> {
  const { token } = await bench.world.act<{ token: string }>(
    'people.create-key',
    { name: 'scoped', allowed: ['orders.*'], shopIds: stage.shopIds.slice(0, 2) },
    bench.world.people.admin,
  );
  return token;
}

function compared(name: string, before: Times, after: Times): BenchResult {
  const ratios = [...after].map(([what, ms]) => ({ what, ms, ratio: ms / (before.get(what) ?? ms) }));
  // Exact counts follow the open orders, of which there are twenty times as many here: shown beside, not compared.
  const worst = ratios.filter(({ what }) => what !== 'counts').reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    name,
    luyue: Number(worst.ms.toFixed(2)),
    limit: 1.5,
    ratio: Number(worst.ratio.toFixed(3)),
    detail: {
      unit: 'ms',
      worst: worst.what,
      orders: many,
      each: Object.fromEntries(
        ratios.map((r) => [r.what, [before.get(r.what)?.toFixed(2), r.ms.toFixed(2), r.ratio.toFixed(2)]]),
      ),
    },
  };
}

async function measure(
  bench: Bench,
  stage: Stage,
  token: string,
  scoped: string,
): Promise<{ list: Times; page: Times }> {
  const api = await startApi(bench);
  try {
    const list: Times = new Map();
    const page: Times = new Map();
    const asked = combinations(stage);
    for (const [what, query] of asked) list.set(what, await timeOf(api.port, token, `/api/orders?limit=20&${query}`));
    for (const [what, query] of asked)
      list.set(`two shops: ${what}`, await timeOf(api.port, scoped, `/api/orders?limit=20&${query}`));
    list.set('counts', await timeOf(api.port, token, '/api/orders/counts', 2100, 6));
    const { rows } = await bench.owner(`select id from orders order by id desc limit 20`);
    for (const [n, { id }] of (rows as { id: string }[]).entries())
      if (n % 10 === 0) page.set(`order ${n}`, await timeOf(api.port, token, `/api/orders/${id}`));
    for (const [n, { id }] of (rows as { id: string }[]).entries())
      if (n % 10 === 0) page.set(`timeline ${n}`, await timeOf(api.port, token, `/api/orders/${id}/timeline`));
    return { list, page };
  } finally {
    await api.stop();
  }
}

/** Twenty rows a page, so that most combinations fill their page at 10,000 orders too and the same work is compared. */
function combinations(stage: Stage): [string, string][] {
  const narrowings = narrowingsOf(stage);
  return queues.flatMap((queue) =>
    Object.entries(narrowings)
      .filter(([, part]) => queue !== 'all' || !part.includes('due='))
      .map(([what, part]): [string, string] => [`${queue}${what}`, `queue=${queue}${part}`]),
  );
}

/** Each filter that the console offers, and some of them together. */
function narrowingsOf(stage: Stage): Record<string, string> {
  const shop = `&shopId=${stage.shopIds[3]}`;
  const owner = `&owner=${stage.ownerIds[2]}`;
  return {
    '': '',
    ' shop': shop,
    ' warehouse': `&warehouseId=${stage.warehouseIds[2]}`,
    ' shop and warehouse': `${shop}&warehouseId=${stage.warehouseIds[1]}`,
    ' owner': owner,
    ' nobody': '&owner=none',
    ' session': `&sessionId=${stage.sessionIds[3]}`,
    ' flag': '&flag=urgent',
    ' seller flag': '&sellerFlag=red',
    ' message': '&message=yes',
    ' carrier': `&carrier=${encodeURIComponent('北屿快递')}`,
    ' entered today': '&today=entered',
    ' too late': '&missed=prepared',
    ' due': '&due=4h',
    ' shop and message': `${shop}&message=yes`,
    ' shop and carrier': `${shop}&carrier=${encodeURIComponent('北屿快递')}`,
    ' owner and flag': `${owner}&flag=urgent`,
  };
}

async function timeOf(port: number, token: string, path: string, pauseMs = 0, times = repeats): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times + 3; n++) {
    const start = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } });
    await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    if (n >= 3) taken.push(performance.now() - start);
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return lowerQuartile(taken);
}
