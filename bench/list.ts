/**
 * The list of orders at 1,000,000 orders against itself at 10,000: every queue, sort and filter that the console offers, and the
 * order page, over HTTP. Limit: one and a half times. The worst of all combinations counts.
 */
import { queues } from '../contract/orders.ts';
import { companyZoneOffsetMs } from '../server/src/kernel/numbers.ts';
import { lowerQuartile, median, openBench, startApi, type Api, type Bench, type BenchResult } from './environment.ts';
import { fillOrders, makePlaces, type Stage } from './fill-orders.ts';

const few = 10_000;
const many = Number(process.env.LUYUE_BENCH_ORDERS ?? 1_000_000);
const repeats = 40;
const limit = 1.5;

/** One of the two systems that are compared: its database, its API and who asks. */
interface Side {
  bench: Bench;
  api: Api;
  /** What each combination asks of this side, with its own ids. */
  queries: ReadonlyMap<string, string>;
  token: string;
  /** Somebody whose rights end at two shops: the list must be as quick for them. */
  scoped: string;
  orderIds: string[];
}

/** What is asked, of both sides: the path with a side's own ids, and whose key. */
interface Asked {
  what: string;
  path: (side: Side) => string;
  key: (side: Side) => string;
}

type Compared = Record<string, [few: number, many: number, ratio: number]>;

export async function listAndPage(): Promise<BenchResult[]> {
  const small = await openSide([[0, few, 600]]);
  const large = await openSide([
    [0, few, 600],
    [few, many, 40],
  ]);
  try {
    const list = await compare(small, large, listsAsked([...small.queries.keys()]));
    const page = await compare(small, large, pagesAsked());
    // Exact counts follow the open orders, of which there are several times as many: shown beside, not compared.
    const counts = await compare(small, large, [asAll('counts', () => '/api/orders/counts')], 2100, 6);
    return [resultOf('list', list, counts), resultOf('order-page', page, {})];
  } finally {
    for (const { api, bench } of [small, large]) {
      await api.stop();
      await bench.close();
    }
  }
}

async function openSide(fills: readonly [from: number, to: number, openPerMille: number][]): Promise<Side> {
  const bench = await openBench();
  const stage = await makePlaces(bench);
  const { admin } = bench.world.people;
  const keyFor = async (name: string, shopIds?: string[]): Promise<string> => {
    const input = { name, allowed: ['orders.*'], ...(shopIds ? { shopIds } : {}) };
    return (await bench.world.act<{ token: string }>('people.create-key', input, admin)).token;
  };
  const token = await keyFor('bench');
  const scoped = await keyFor('scoped', stage.shopIds.slice(0, 2));
  for (const fill of fills) await fillOrders(bench, stage, ...fill);
  const { rows } = await bench.owner(`select id from orders order by id desc limit 20`);
  const orderIds = (rows as { id: string }[]).map(({ id }) => id);
  return { bench, queries: combinations(stage), token, scoped, orderIds, api: await startApi(bench) };
}

const asAll = (what: string, path: Asked['path']): Asked => ({ what, path, key: (side) => side.token });

function listsAsked(combined: readonly string[]): Asked[] {
  const path = (what: string) => (side: Side) => `/api/orders?limit=20&${side.queries.get(what) ?? ''}`;
  return [
    ...combined.map((what) => asAll(what, path(what))),
    ...combined.map((what) => ({ what: `two shops: ${what}`, path: path(what), key: (side: Side) => side.scoped })),
  ];
}

function pagesAsked(): Asked[] {
  return [0, 10].flatMap((n) => [
    asAll(`order ${n}`, (side) => `/api/orders/${side.orderIds[n] ?? ''}`),
    asAll(`timeline ${n}`, (side) => `/api/orders/${side.orderIds[n] ?? ''}/timeline`),
  ]);
}

/** Both sides are asked in turn, so that whatever else the machine does falls upon both. */
async function compare(
  small: Side,
  large: Side,
  asked: readonly Asked[],
  pauseMs = 0,
  times = repeats,
): Promise<Compared> {
  const compared: Compared = {};
  for (const { what, path, key } of asked) {
    const taken: [few: number[], many: number[]] = [[], []];
    for (let n = 0; n < times + 3; n++) {
      const ms = [
        await timeOf(small.api.port, key(small), path(small)),
        await timeOf(large.api.port, key(large), path(large)),
      ];
      if (n >= 3) taken.forEach((list, side) => list.push(ms[side] as number));
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    const [before, after] = taken.map(lowerQuartile) as [number, number];
    compared[what] = [rounded(before), rounded(after), rounded(after / before)];
  }
  return compared;
}

async function timeOf(port: number, token: string, path: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } });
  await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - start;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function resultOf(name: string, compared: Compared, beside: Compared): BenchResult {
  const sorted = Object.entries(compared).sort(([, [, , a]], [, [, , b]]) => b - a);
  const [worst, [, ms, ratio]] = sorted[0] as [string, Compared[string]];
  return {
    name,
    luyue: ms,
    limit,
    ratio,
    detail: {
      unit: 'ms',
      worst,
      orders: many,
      combinations: sorted.length,
      median: median(sorted.map(([, figures]) => figures[2])),
      over: sorted.filter(([, figures]) => figures[2] > limit).length,
      each: Object.fromEntries(sorted),
      beside,
    },
  };
}

/** Twenty rows a page, so that most combinations fill their page at 10,000 orders too and the same work is compared. */
function combinations(stage: Stage): Map<string, string> {
  const narrowings = narrowingsOf(stage);
  return new Map(
    queues.flatMap((queue) =>
      Object.entries(narrowings)
        .filter(([, part]) => queue !== 'all' || !part.includes('due='))
        .map(([what, part]): [string, string] => [`${queue}${what}`, `queue=${queue}${part}`]),
    ),
  );
}

/** Each filter that the console offers, and some of them together. */
function narrowingsOf(stage: Stage): Record<string, string> {
  const shop = `&shopId=${stage.shopIds[3]}`;
  const owner = `&owner=${stage.ownerIds[2]}`;
  const hour = lastHour(new Date());
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
    ' entered by me today': '&today=enteredByMe',
    ' shipped today': '&today=shipped',
    ' money received today': '&today=received',
    ' entered within an hour': `&today=entered&hour=${hour}`,
    ' paid within an hour': `&today=paid&hour=${hour}`,
    ' money received within an hour': `&today=received&hour=${hour}`,
    ' shop and money received': `${shop}&today=received`,
    ' too late': '&missed=prepared',
    ' own errors': '&erred=entry',
    ' due': '&due=4h',
    ' shop and message': `${shop}&message=yes`,
    ' shop and carrier': `${shop}&carrier=${encodeURIComponent('北屿快递')}`,
    ' owner and flag': `${owner}&flag=urgent`,
  };
}

/** The hour before the present one in the company's zone: it is over, and both sides have as many orders in it. */
function lastHour(now: Date): string {
  const hour = new Date(now.getTime() + companyZoneOffsetMs).getUTCHours();
  return `${String(Math.max(0, hour - 1)).padStart(2, '0')}:00`;
}
