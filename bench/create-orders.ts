/**
 * Entering orders over HTTP with an API key, everything on (rights, idempotency, encryption, clocks, tasks, journal), 2 lines,
 * 16 clients, against a bare client writing identical rows. Limit: half of its rate.
 */
import { Agent, request } from 'node:http';
import pg from 'pg';
import { capture, writeBare, type CapturedAction } from './bare-writes.ts';
import { median, openBench, rate, startApi, type Bench, type BenchResult } from './environment.ts';

const clients = 16;
const roundMs = Number(process.env.LUYUE_BENCH_MS ?? 4000);
const rounds = 3;

export async function createOrders(): Promise<BenchResult> {
  const bench = await openBench();
  try {
    const key = await bench.world.act<{ token: string }>(
      'people.create-key',
      { name: 'bench', allowed: ['orders.*'] },
      bench.world.people.admin,
    );
    const api = await startApi(bench);
    try {
      return await compare(bench, api.port, key.token);
    } finally {
      await api.stop();
    }
  } finally {
    await bench.close();
  }
}

function orderInput(bench: Bench, n: number): Record<string, unknown> {
  return {
    shopId: bench.world.shopId,
    channel: 'platform',
    externalNo: `69${String(Date.now()).slice(-9)}${String(n).padStart(8, '0')}`,
    receiver: {
      name: '李小满',
      phone: `138${String(n % 100_000_000).padStart(8, '0')}`,
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: '测试路 1 号 2 单元',
    },
    lines: [
      { sku: 'BWB500-WH', quantity: '2', externalLineNo: `${n}-1` },
      { sku: 'JG-01', quantity: '1', externalLineNo: `${n}-2` },
    ],
    buyerMessage: '',
    payments: [{ amount: 31700, occurredAt: new Date(Date.now() - 60_000).toISOString(), method: '支付' }],
  };
}

async function compare(bench: Bench, port: number, token: string): Promise<BenchResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const pool = new pg.Pool({ connectionString: bench.appUrl, max: clients });
  let n = 0;
  const overHttp = (): Promise<void> => post(agent, port, token, orderInput(bench, n), `key-${n++}`);
  await rate(clients, 2000, overHttp);
  const luyue: number[] = [];
  const perTable: number[] = [];
  const oneStatement: number[] = [];
  for (let round = 0; round < rounds; round++) {
    luyue.push(await rate(clients, roundMs, overHttp));
    perTable.push(
      await bareRate(
        bench,
        pool,
        () => n++,
        (client, captured) => writeBare(client, captured),
      ),
    );
    oneStatement.push(
      await bareRate(
        bench,
        pool,
        () => n++,
        async (client, captured) => void (await client.query(captured.oneStatement)),
      ),
    );
  }
  await pool.end();
  agent.destroy();
  const ratio = median(luyue) / median(perTable);
  return {
    name: 'create-orders',
    luyue: Math.round(median(luyue)),
    limit: 0.5,
    ratio: Number(ratio.toFixed(3)),
    detail: {
      unit: 'orders per second',
      clients,
      lines: 2,
      barePerTable: Math.round(median(perTable)),
      bareOneStatement: Math.round(median(oneStatement)),
      rounds: { luyue, perTable, oneStatement },
    },
  };
}

/** What is written is computed beforehand, so the bare client measures writing alone. */
async function bareRate(
  bench: Bench,
  pool: pg.Pool,
  next: () => number,
  write: (client: pg.PoolClient, captured: CapturedAction) => Promise<void>,
): Promise<number> {
  const definition = bench.world.kernel.registry.actions.get('orders.create');
  if (!definition) throw new Error('no action orders.create');
  const prepared: CapturedAction[] = [];
  const wanted = Math.ceil((roundMs / 1000) * 3000);
  for (let i = 0; i < wanted; i++) {
    const n = next();
    prepared.push(
      await capture(bench.world.kernel, definition, orderInput(bench, n), bench.world.people.clerk, `bare-${n}`),
    );
  }
  const connections = await Promise.all(Array.from({ length: clients }, () => pool.connect()));
  let at = 0;
  let client = 0;
  const free = [...connections];
  const result = await rate(clients, roundMs, async () => {
    const captured = prepared[at++];
    const connection = free.pop() ?? connections[client++ % clients];
    if (!captured || !connection) throw new Error('the bare client ran out of prepared orders');
    await write(connection, captured);
    free.push(connection);
  });
  for (const connection of connections) connection.release();
  return result;
}

function post(agent: Agent, port: number, token: string, body: unknown, key: string): Promise<void> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/orders',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': key,
        },
      },
      (answer) => {
        let received = '';
        answer.on('data', (chunk: Buffer) => (received += answer.statusCode === 200 ? '' : chunk.toString()));
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${received.slice(0, 300)}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
