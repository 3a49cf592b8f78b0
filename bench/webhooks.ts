/**
 * Receiving deliveries over HTTP, proven, encrypted and stored, 16 clients, against creating orders through the API in the same run:
 * at least half of its rate. Then a burst of 20,000, a tenth doubled and a tenth out of order, must end in exactly the right orders.
 */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { workDeliveries } from '../server/src/modules/channels/index.ts';
import { median, openBench, rate, startApi, type Bench, type BenchResult } from './environment.ts';

const clients = 16;
const roundMs = Number(process.env.LUYUE_BENCH_MS ?? 4000);
const rounds = 3;
const burstSize = Number(process.env.LUYUE_BENCH_BURST ?? 20_000);
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

interface Target {
  agent: Agent;
  port: number;
  hook: string;
}

export async function webhooks(): Promise<BenchResult> {
  const bench = await openBench();
  try {
    const { world } = bench;
    const key = await world.act<{ token: string }>(
      'people.create-key',
      { name: 'bench', allowed: ['orders.*'] },
      world.people.admin,
    );
    const made = await world.act<{ hookPath: string }>('channels.connect', {
      shopId: world.shopId,
      kind: 'standard',
      secrets: { secret },
      settings: {},
    });
    const api = await startApi(bench);
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    try {
      return await compare(bench, { agent, port: api.port, hook: made.hookPath }, key.token);
    } finally {
      agent.destroy();
      await api.stop();
    }
  } finally {
    await bench.close();
  }
}

async function compare(bench: Bench, target: Target, token: string): Promise<BenchResult> {
  let n = 0;
  const receive = () => deliver(target, `id-${n}`, orderOf(`WB${n++}`, 0));
  const create = () => {
    const body = JSON.stringify(entered(bench, n));
    return post(target, '/api/orders', { authorization: `Bearer ${token}`, 'idempotency-key': `key-${n++}` }, body);
  };
  await rate(clients, 1000, receive);
  await rate(clients, 1000, create);
  const received: number[] = [];
  const created: number[] = [];
  for (let round = 0; round < rounds; round++) {
    received.push(await rate(clients, roundMs, receive));
    created.push(await rate(clients, roundMs, create));
  }
  await bench.owner(`delete from deliveries`);
  const burst = await runBurst(bench, target);
  const ratio = median(received) / median(created);
  return {
    name: 'webhooks',
    luyue: Math.round(median(received)),
    limit: 0.5,
    ratio: burst.isRight ? Number(ratio.toFixed(3)) : 0,
    detail: {
      unit: 'deliveries per second',
      clients,
      createOrders: Math.round(median(created)),
      burst,
      rounds: { received, created },
    },
  };
}

/** Two messages per order: the second one marks it. Whatever comes when, the mark must stand and each order be there once. */
async function runBurst(bench: Bench, target: Target) {
  const orders = burstSize / 2;
  const messages: (() => Promise<void>)[] = [];
  for (let i = 0; i < orders; i++) {
    const first = () => deliver(target, `b-${i}-0`, orderOf(`BURST${i}`, 0));
    const second = () => deliver(target, `b-${i}-1`, orderOf(`BURST${i}`, 1));
    messages.push(...(i % 10 === 0 ? [second, first] : [first, second]));
    if (i % 5 === 3) messages.push(first);
  }
  const started = Date.now();
  let at = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = messages[at++]; next; next = messages[at++]) await next();
    }),
  );
  const receivedIn = Date.now() - started;
  await workDeliveries(bench.world.kernel);
  const counted = await bench.owner(
    `select count(*)::int as n, count(distinct external_no)::int as numbers, count(*) filter (where seller_flag = 'red')::int as marked
       from orders where external_no like 'BURST%'`,
  );
  const left = await bench.owner(`select count(*)::int as n from deliveries where state not in ('taken')`);
  const { n, numbers, marked } = counted.rows[0] as { n: number; numbers: number; marked: number };
  const waiting = (left.rows[0] as { n: number }).n;
  const isRight = n === orders && numbers === orders && marked === orders && waiting === 0;
  return {
    deliveries: messages.length,
    orders: n,
    marked,
    waiting,
    isRight,
    receivedMs: receivedIn,
    doneMs: Date.now() - started,
  };
}

function orderOf(externalNo: string, version: 0 | 1): unknown {
  const minutes = (before: number) => new Date(Date.now() - before * 60_000).toISOString();
  const data = {
    externalNo,
    updatedAt: new Date(1_790_000_000_000 + version * 60_000).toISOString(),
    createdAt: minutes(30),
    paidAt: minutes(29),
    status: 'paid',
    sellerFlag: version === 1 ? 'red' : 'none',
    lines: [
      { lineNo: `${externalNo}-1`, sku: 'BWB500-WH', quantity: '2', unitPrice: '79.00' },
      { lineNo: `${externalNo}-2`, sku: 'JG-01', quantity: '1', unitPrice: '159.00' },
    ],
    total: 31_700,
    paid: 31_700,
    receiver: {
      name: '李小满',
      phone: '13800001234',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: '测试路 1 号',
    },
  };
  return { type: 'order.updated', timestamp: minutes(0), data };
}

function entered(bench: Bench, n: number): unknown {
  return {
    shopId: bench.world.shopId,
    channel: 'platform',
    externalNo: `API${n}-${Date.now()}`,
    receiver: {
      name: '李小满',
      phone: '13800001234',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: '测试路 1 号',
    },
    lines: [
      { sku: 'BWB500-WH', quantity: '2', externalLineNo: `${n}-1` },
      { sku: 'JG-01', quantity: '1', externalLineNo: `${n}-2` },
    ],
    payments: [{ amount: 31_700, occurredAt: new Date(Date.now() - 60_000).toISOString(), method: '支付' }],
  };
}

function deliver(target: Target, id: string, message: unknown): Promise<void> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(
    `${id}.${timestamp}.${body}`,
  );
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
  return post(target, target.hook, headers, body);
}

function post({ agent, port }: Target, path: string, headers: Record<string, string>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers };
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers: all }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${String(answer.statusCode)}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
