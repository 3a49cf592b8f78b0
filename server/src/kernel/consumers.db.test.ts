import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import { lockChains } from './chains.ts';
import {
  advanceConsumer,
  consumersWithWork,
  pause,
  registerConsumers,
  runConsumers,
  type Consumer,
} from './consumers.ts';
import { Transaction } from './database.ts';
import { newId } from './ids.ts';
import { append } from './journal.ts';
import { runAction } from './run-action.ts';
import { setSetting } from './settings.ts';
import { compose, Writes } from './writes.ts';

let bare: BareKernel;

beforeEach(async () => {
  bare = await openBareKernel();
});
afterEach(() => bare.close());

/** Writes one entry with an event, and leaves the transaction open. */
async function write(event: { name: string; v?: number }): Promise<Transaction> {
  const transaction = new Transaction(bare.kernel.database);
  const id = newId();
  const chain = (await lockChains(transaction, [id])).get(id);
  if (!chain) throw new Error('no chain');
  const writes = new Writes();
  const now = new Date();
  const events = [{ name: event.name, v: event.v ?? 1, data: {} }];
  append(writes, chain, {
    action: 'test.made',
    actor: 'system:test',
    occurredAt: now,
    recordedAt: now,
    clause: null,
    keyId: null,
    body: { events },
  });
  const { sql, params } = compose(writes, bare.kernel.database.schema);
  await transaction.query(sql, params);
  return transaction;
}

const commit = async (event: { name: string; v?: number }) => (await write(event)).commit();

/** Notes the names of the events it sees, in a table and in the order of seeing. */
function collector(name = 'collector', more: Partial<Consumer> = {}): Consumer & { seen: string[] } {
  const seen: string[] = [];
  return {
    name,
    events: { a: 1, b: 1, c: 1 },
    seen,
    handle: (_db, entries) => {
      for (const entry of entries) for (const event of entry.body.events ?? []) seen.push(event.name);
      return Promise.resolve();
    },
    ...more,
  };
}

test('a transaction that commits late is not passed over', async () => {
  const consumer = collector();
  await registerConsumers(bare.kernel, [consumer]);
  const early = await write({ name: 'a' });
  await commit({ name: 'b' });
  await advanceConsumer(bare.kernel, consumer);
  expect(consumer.seen).toEqual([]);
  await early.commit();
  await advanceConsumer(bare.kernel, consumer);
  expect(consumer.seen).toEqual(['a', 'b']);
  expect(await advanceConsumer(bare.kernel, consumer)).toEqual({ passed: 0 });
});

test('the cursor moves only together with what the handler writes', async () => {
  let fails = true;
  const consumer = collector('writer', {
    handle: async (db) => {
      await db.query(`insert into settings (name, value) values ('seen', '1'::jsonb)`);
      if (fails) throw new Error('not now');
    },
  });
  await registerConsumers(bare.kernel, [consumer]);
  await commit({ name: 'a' });
  await expect(advanceConsumer(bare.kernel, consumer)).rejects.toThrow('not now');
  expect(await bare.kernel.database.query(`select 1 from settings where name = 'seen'`)).toEqual([]);
  fails = false;
  expect(await advanceConsumer(bare.kernel, consumer)).toEqual({ passed: 1 });
  expect(await consumersWithWork(bare.kernel.database, ['writer'])).toEqual([]);
});

test('one process at a time handles a consumer', async () => {
  const another = await bare.openAnother();
  let inside = 0;
  let most = 0;
  const slow = collector('slow', {
    batch: 1,
    handle: async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    },
  });
  await registerConsumers(bare.kernel, [slow]);
  for (let n = 0; n < 4; n++) await commit({ name: 'a' });
  const drain = async (kernel: typeof another) => {
    let passed = 0;
    for (let n = 0; n < 12; n++) passed += (await advanceConsumer(kernel, slow)).passed;
    return passed;
  };
  const [first, second] = await Promise.all([drain(bare.kernel), drain(another)]);
  expect(most).toBe(1);
  expect(first + second).toBe(4);
});

test('a consumer stands still before a version that it does not know, and says so', async () => {
  const consumer = collector();
  await registerConsumers(bare.kernel, [consumer]);
  await commit({ name: 'a' });
  await commit({ name: 'other', v: 9 });
  await commit({ name: 'b', v: 2 });
  await commit({ name: 'c' });
  expect(await advanceConsumer(bare.kernel, consumer)).toEqual({
    passed: 2,
    stuck: 'event b of version 2 is not known',
  });
  expect(consumer.seen).toEqual(['a']);
  const [row] = await bare.kernel.database.query('select stuck from consumers where name = $1', ['collector']);
  expect(row).toEqual({ stuck: 'event b of version 2 is not known' });
  const newer = { ...consumer, events: { a: 1, b: 2, c: 1 } };
  await advanceConsumer(bare.kernel, newer);
  expect(consumer.seen).toEqual(['a', 'b', 'c']);
  expect(await bare.kernel.database.query('select 1 from consumers where stuck is not null')).toEqual([]);
});

test('a consumer that begins now leaves alone what was there before', async () => {
  await commit({ name: 'a' });
  const consumer = collector('late', { from: 'now' });
  await registerConsumers(bare.kernel, [consumer]);
  await commit({ name: 'b' });
  await advanceConsumer(bare.kernel, consumer);
  expect(consumer.seen).toEqual(['b']);
});

test('the loop goes on with the others while one fails, and takes it up again', async () => {
  let failures = 2;
  const good = collector('good', { events: { 'setting.changed': 1 } });
  const bad = collector('bad', {
    events: { 'setting.changed': 1 },
    handle: () => (failures-- > 0 ? Promise.reject(new Error('broken')) : Promise.resolve()),
  });
  await registerConsumers(bare.kernel, [good, bad]);
  await runAction(bare.kernel, setSetting, { name: 'company.name', value: '循环' }, bare.admin);
  const stop = new AbortController();
  const loop = runConsumers(bare.kernel, [good, bad], stop.signal);
  for (let n = 0; n < 100 && (await consumersWithWork(bare.kernel.database, ['good', 'bad'])).length > 0; n++)
    await pause(100, stop.signal);
  stop.abort();
  await loop;
  expect(good.seen).toEqual(['setting.changed']);
  expect(failures).toBe(-1);
  expect(await bare.kernel.database.query('select 1 from consumers where stuck is not null')).toEqual([]);
});
