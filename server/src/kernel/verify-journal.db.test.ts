import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import { kernelHolders } from './chain-holders.ts';
import { lockChains } from './chains.ts';
import { Transaction } from './database.ts';
import { newId } from './ids.ts';
import { append, entryHash } from './journal.ts';
import { sealJournal, sealsFile, writeSealsOutside } from './seals.ts';
import { sha256 } from './secrets.ts';
import { verifyJournal, type Verification } from './verify-journal.ts';
import { compose, Writes } from './writes.ts';

let bare: BareKernel;
let ids: string[];

beforeEach(async () => {
  bare = await openBareKernel();
  ids = Array.from({ length: 5 }, () => newId()).sort();
  for (let round = 0; round < 4; round++) await appendTo(ids);
});
afterEach(() => bare.close());

/** One entry on each of these chains, in one transaction. */
async function appendTo(chainIds: string[]): Promise<void> {
  const transaction = new Transaction(bare.kernel.database);
  const chains = await lockChains(transaction, chainIds);
  const writes = new Writes();
  const now = new Date();
  for (const chain of chains.values()) {
    append(writes, chain, {
      action: 'test.made',
      actor: 'system:test',
      occurredAt: now,
      recordedAt: now,
      clause: null,
      keyId: null,
      body: { reason: '测试' },
    });
  }
  const { sql, params } = compose(writes, bare.kernel.database.schema);
  await transaction.finish(sql, params);
}

function verify(batch?: number): Promise<Verification> {
  const { database, secrets } = bare.kernel;
  return verifyJournal(database, {
    holders: kernelHolders,
    dataFolder: bare.dataFolder,
    secrets,
    ...(batch ? { batch } : {}),
  });
}

/** As somebody who owns the database and switches its guards off. */
async function tamper(sql: string, params: unknown[] = []): Promise<void> {
  await bare.asSuperuser('set session_replication_role = replica');
  await bare.asSuperuser(sql, params);
  await bare.asSuperuser('set session_replication_role = origin');
}

const entryAt = async (chain: string | undefined, seq: number) =>
  (
    await bare.asSuperuser<{ id: string; link: Buffer }>(
      'select id, link from journal where chain_id = $1 and seq = $2',
      [chain, seq],
    )
  )[0];

const third = () => ids[2];

/** Batches that end within chains, between them and after all. */
const batches = [1, 2, 3, 4, 7, 5000];

test('an untouched journal is in order, however many entries are read at a time', async () => {
  for (const batch of batches) expect(await verify(batch)).toEqual({ entries: 20, chains: 5, seals: 0, ok: true });
});

test('a changed entry is named', async () => {
  const entry = await entryAt(third(), 2);
  await tamper(`update journal set actor = 'staff:somebody' where id = $1`, [entry?.id]);
  for (const batch of batches) {
    expect(await verify(batch)).toMatchObject({
      ok: false,
      broken: { entryId: entry?.id, chainId: third(), seq: 2, why: 'the entry is not what was written' },
    });
  }
});

test('a changed body, time or clause is noticed alike', async () => {
  for (const change of [`body = '{}'`, `occurred_at = occurred_at - interval '1 hour'`, `clause = 'OT-3.1'`]) {
    const entry = await entryAt(third(), 3);
    const [kept] = await bare.asSuperuser('select body, occurred_at, clause from journal where id = $1', [entry?.id]);
    await tamper(`update journal set ${change} where id = $1`, [entry?.id]);
    expect((await verify()).broken).toMatchObject({ entryId: entry?.id });
    await tamper('update journal set body = $2, occurred_at = $3, clause = $4 where id = $1', [
      entry?.id,
      kept?.body,
      kept?.occurred_at,
      kept?.clause,
    ]);
  }
  expect((await verify()).ok).toBe(true);
});

test('an entry that was changed together with its own hash does not fit its neighbours', async () => {
  const entry = await entryAt(third(), 2);
  await tamper(`update journal set body = '{}', entry_hash = $2 where id = $1`, [entry?.id, sha256('anything')]);
  expect((await verify()).broken).toMatchObject({ entryId: entry?.id });
  const next = await entryAt(third(), 3);
  await tamper('delete from journal where id = $1', [entry?.id]);
  await tamper('update journal set seq = seq - 1 where chain_id = $1 and seq > 2', [third()]);
  expect((await verify()).broken).toMatchObject({ entryId: next?.id, seq: 2 });
});

test('an entry missing in the middle is named by its place', async () => {
  const entry = await entryAt(third(), 2);
  const next = await entryAt(third(), 3);
  await tamper('delete from journal where id = $1', [entry?.id]);
  for (const batch of batches)
    expect((await verify(batch)).broken).toEqual({
      entryId: next?.id,
      chainId: third(),
      seq: 2,
      why: 'entry 2 of the chain is missing before this one',
    });
});

test('a tail that was cut off is noticed', async () => {
  await tamper('delete from journal where chain_id = $1 and seq >= 3', [third()]);
  for (const batch of batches)
    expect((await verify(batch)).broken).toMatchObject({
      chainId: third(),
      seq: 3,
      why: 'entries 3 to 4 are missing at the end',
    });
});

test('a chain that is missing as a whole is noticed, be it the last, one in the middle or the first', async () => {
  for (const n of [4, 2, 0]) {
    await tamper('delete from journal where chain_id = $1', [ids[n]]);
    for (const batch of batches) expect((await verify(batch)).broken).toMatchObject({ chainId: ids[n], seq: 1 });
  }
});

test('a missing holder, and one that stands elsewhere, are noticed', async () => {
  const last = await entryAt(third(), 4);
  await tamper(`update chains set chain_head = '\\x00' where id = $1`, [third()]);
  expect((await verify()).broken).toMatchObject({
    entryId: last?.id,
    why: 'the row in chains holds another end of the chain',
  });
  await tamper('delete from chains where id = $1', [third()]);
  expect((await verify(2)).broken).toMatchObject({ chainId: third(), why: 'no row holds where this chain stands' });
});

test('a second entry at one place of a chain is noticed', async () => {
  const entry = await entryAt(third(), 2);
  await tamper(
    `insert into journal (id, chain_id, seq, occurred_at, recorded_at, action, v, actor, body, entry_hash, link)
     select $2, chain_id, seq, occurred_at, recorded_at, action, v, actor, body, entry_hash, link from journal where id = $1`,
    [entry?.id, newId()],
  );
  expect((await verify()).broken).toMatchObject({
    chainId: third(),
    seq: 2,
    why: 'a second entry stands at this place of the chain',
  });
});

test('the chain cannot fork: an append from an old position fails', async () => {
  const chain = { table: 'chains', id: third() as string, seq: 1, head: Buffer.alloc(32) };
  const writes = new Writes();
  const now = new Date();
  append(writes, chain, {
    action: 'test.made',
    actor: 'system:test',
    occurredAt: now,
    recordedAt: now,
    clause: null,
    keyId: null,
    body: {},
  });
  const { sql, params } = compose(writes, bare.kernel.database.schema);
  await expect(bare.kernel.database.query(sql, params)).rejects.toMatchObject({ code: 'LY002' });
  expect((await verify()).ok).toBe(true);
});

/** Takes the last entry of a chain away and sets its holder back, so that the chain itself looks whole. */
async function cutNeatly(chain: string | undefined): Promise<string | undefined> {
  const entry = await entryAt(chain, 4);
  const before = await entryAt(chain, 3);
  await tamper('delete from journal where id = $1', [entry?.id]);
  await tamper('update chains set chain_seq = 3, chain_head = $2 where id = $1', [chain, before?.link]);
  return entry?.id;
}

test('seals name the entry that was taken away together with its holder’s count', async () => {
  expect(await sealJournal(bare.kernel)).toMatchObject({ no: 1, entries: 20 });
  expect(await sealJournal(bare.kernel)).toBeUndefined();
  const entryId = await cutNeatly(third());
  expect(await verify()).toMatchObject({
    entries: 19,
    ok: false,
    broken: { sealNo: 1, entryId, why: 'a sealed entry is missing' },
  });
});

test('an entry that was rewritten with its whole chain is named by its seal', async () => {
  await sealJournal(bare.kernel);
  const entry = await entryAt(third(), 4);
  const before = await entryAt(third(), 3);
  const [row] = await bare.asSuperuser<Record<string, never>>('select * from journal where id = $1', [entry?.id]);
  const {
    id,
    chain_id: chainId,
    occurred_at: occurredAt,
    recorded_at: recordedAt,
    action,
    v,
    clause,
    key_id: keyId,
    body,
  } = row ?? {};
  const hash = entryHash({
    id,
    chainId,
    seq: 4,
    occurredAt,
    recordedAt,
    action,
    v,
    actor: 'staff:forged',
    clause,
    keyId,
    body,
  } as never);
  const link = sha256(before?.link ?? '', hash);
  await tamper(`update journal set actor = 'staff:forged', entry_hash = $2, link = $3 where id = $1`, [
    entry?.id,
    hash,
    link,
  ]);
  await tamper('update chains set chain_head = $2 where id = $1', [third(), link]);
  expect((await verify()).broken).toMatchObject({
    sealNo: 1,
    entryId: entry?.id,
    why: 'a sealed entry is not what it was',
  });
});

test('seals follow each other, in pieces of whole transactions', async () => {
  while (await sealJournal(bare.kernel, 7)) continue;
  await appendTo(ids);
  await sealJournal(bare.kernel);
  await writeSealsOutside(bare.kernel);
  expect(await verify()).toMatchObject({ ok: true, entries: 25, seals: 3 });
  expect(readFileSync(sealsFile(bare.dataFolder), 'utf8').trim().split('\n')).toHaveLength(3);
});

test('journal, holders and seals cut off together show by the file outside', async () => {
  await sealJournal(bare.kernel);
  await appendTo([third() as string]);
  await sealJournal(bare.kernel);
  await writeSealsOutside(bare.kernel);
  const before = await entryAt(third(), 4);
  await tamper('delete from journal where chain_id = $1 and seq = 5', [third()]);
  await tamper('update chains set chain_seq = 4, chain_head = $2 where id = $1', [third(), before?.link]);
  await tamper('delete from seals where no = 2');
  expect(await verify()).toMatchObject({ ok: false, seals: 1, broken: { sealNo: 2 } });
});

test('a forged seal is noticed by its signature, a forged line by the comparison', async () => {
  await sealJournal(bare.kernel);
  await writeSealsOutside(bare.kernel);
  const file = sealsFile(bare.dataFolder);
  const line = readFileSync(file, 'utf8');
  writeFileSync(file, line.replace('"entries":20', '"entries":19'));
  expect((await verify()).broken).toMatchObject({
    sealNo: 1,
    why: 'the file outside of the database tells of another seal',
  });
  writeFileSync(file, line);
  await tamper('update seals set entries = 19');
  expect((await verify()).broken).toMatchObject({ sealNo: 1, why: 'the signature of the seal is not ours' });
});

test('half a line that a crash left in the file is cut off and written whole', async () => {
  await sealJournal(bare.kernel);
  await writeSealsOutside(bare.kernel);
  await appendTo(ids);
  await sealJournal(bare.kernel);
  appendFileSync(sealsFile(bare.dataFolder), '{"no":2,"fr');
  expect((await verify()).ok).toBe(true);
  expect(await writeSealsOutside(bare.kernel)).toBe(1);
  expect(await verify()).toMatchObject({ ok: true, seals: 2 });
});
