/**
 * Seals: every minute a signed Merkle root over what was committed since the last one, chained to it, stored in the
 * database and as a line of a file outside of it. Whoever cuts off the journal's tail must also forge the file. (OS-8.3)
 */
import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Queryable } from './database.ts';
import { journalHorizon, journalStart, type JournalPosition } from './journal-reader.ts';
import type { Kernel } from './kernel.ts';
import { leafBytes, leafOf, merkleRoot } from './merkle.ts';
import { sha256, type Secrets } from './secrets.ts';

export interface Seal {
  no: number;
  from: string;
  to: string;
  entries: number;
  root: Buffer;
  previous: Buffer;
  signature: Buffer;
  at: Date;
}

/** A seal of more entries than this would be awkward to hold; what is left is sealed next. */
const mostEntries = 50_000;
const batch = 5000;

/** Ed25519 from a seed: the fixed head of its PKCS #8 form, then the seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

export function sealKeys(secrets: Secrets): { privateKey: KeyObject; publicKey: KeyObject } {
  const seed = Buffer.from(hkdfSync('sha256', secrets.systemKey('seal').key, '', 'luyue seal', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** What is signed: everything that the seal says, in a fixed order. */
function sealedText(seal: Omit<Seal, 'signature'>): string {
  return JSON.stringify([
    seal.no,
    seal.from,
    seal.to,
    seal.entries,
    seal.root.toString('hex'),
    seal.previous.toString('hex'),
    seal.at.toISOString(),
  ]);
}

export function isSignedBy(seal: Seal, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(sealedText(seal)), publicKey, seal.signature);
}

/** What the next seal says about this one. */
export function hashOfSeal(seal: Seal): Buffer {
  return sha256(sealedText(seal), seal.signature);
}

interface SealRow {
  no: number;
  from_xid: string;
  to_xid: string;
  entries: number;
  root: Buffer;
  previous: Buffer;
  signature: Buffer;
  sealed_at: Date;
}

/** Seals after a number, in order. */
export async function readSeals(db: Queryable, after: number, limit: number): Promise<Seal[]> {
  const rows = await db.query<SealRow>(
    `select no, from_xid::text as from_xid, to_xid::text as to_xid, entries, root, previous, signature, sealed_at
       from seals where no > $1 order by no limit ${Math.trunc(limit)}`,
    [after],
  );
  return rows.map((r) => ({
    no: r.no,
    from: r.from_xid,
    to: r.to_xid,
    entries: r.entries,
    root: r.root,
    previous: r.previous,
    signature: r.signature,
    at: r.sealed_at,
  }));
}

export async function lastSeal(db: Queryable): Promise<Seal | undefined> {
  const [row] = await db.query<{ no: number }>('select coalesce(max(no), 0) as no from seals');
  return (await readSeals(db, (row?.no ?? 0) - 1, 1))[0];
}

/** The leaves of entries with from ≤ xid < to, in order of commit; with a limit, whole transactions up to about that many. */
export async function readLeaves(
  db: Queryable,
  range: { from: string; to: string },
  most = Infinity,
): Promise<{ leaves: Buffer; to: string }> {
  const parts: Buffer[] = [];
  let at: JournalPosition = { ...journalStart, xid: range.from };
  for (;;) {
    const rows = await db.query<{ id: string; xid8: string; link: Buffer }>(
      `select id, xid8::text as xid8, link from journal
        where (xid8, id) > ($1::xid8, $2::uuid) and xid8 < $3::xid8 order by journal.xid8, id limit ${batch}`,
      [at.xid, at.id, range.to],
    );
    for (const row of rows) {
      if (parts.length >= most && row.xid8 !== at.xid) return { leaves: Buffer.concat(parts), to: row.xid8 };
      parts.push(leafOf(row.id, row.link));
      at = { xid: row.xid8, id: row.id };
    }
    if (rows.length < batch) return { leaves: Buffer.concat(parts), to: range.to };
  }
}

/** Makes the next seal, if anything was committed since the last; answers it. */
export async function sealJournal(
  kernel: Pick<Kernel, 'database' | 'secrets'>,
  most = mostEntries,
): Promise<Seal | undefined> {
  const { database, secrets } = kernel;
  const last = await lastSeal(database);
  const from = last?.to ?? '0';
  const { leaves, to } = await readLeaves(database, { from, to: await journalHorizon(database) }, most);
  if (leaves.length === 0) return undefined;
  const unsigned = {
    no: (last?.no ?? 0) + 1,
    from,
    to,
    entries: leaves.length / leafBytes,
    root: merkleRoot(leaves),
    previous: last ? hashOfSeal(last) : Buffer.alloc(32),
    // Real time: a moved company clock must not move the proof.
    at: new Date(),
  };
  const seal = { ...unsigned, signature: sign(null, Buffer.from(sealedText(unsigned)), sealKeys(secrets).privateKey) };
  // Another worker may have made the same seal a moment ago; then this one is not needed.
  const inserted = await database.query(
    `insert into seals (no, from_xid, to_xid, entries, root, leaves, previous, signature, sealed_at)
     values ($1, $2::xid8, $3::xid8, $4, $5, $6, $7, $8, $9) on conflict (no) do nothing returning 1`,
    [seal.no, seal.from, seal.to, seal.entries, seal.root, leaves, seal.previous, seal.signature, seal.at],
  );
  return inserted.length > 0 ? seal : undefined;
}

export function sealsFile(dataFolder: string): string {
  return path.join(dataFolder, 'seals', 'seals.jsonl');
}

export function lineOf(seal: Seal, publicKey: KeyObject): string {
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const { no, from, to, entries, at } = seal;
  const bytes = {
    root: seal.root.toString('hex'),
    previous: seal.previous.toString('hex'),
    signature: seal.signature.toString('base64'),
  };
  return JSON.stringify({ no, from, to, entries, at: at.toISOString(), ...bytes, publicKey: key });
}

/** Appends to the file what it does not hold yet: a crash between database and file is made good here. */
export async function writeSealsOutside(kernel: Pick<Kernel, 'database' | 'secrets' | 'dataFolder'>): Promise<number> {
  const file = sealsFile(kernel.dataFolder);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a+', 0o600);
  try {
    const last = await lastLineNo(handle);
    const { publicKey } = sealKeys(kernel.secrets);
    let written = 0;
    for (let after = last; ;) {
      const seals = await readSeals(kernel.database, after, 500);
      if (seals.length === 0) break;
      await handle.appendFile(seals.map((seal) => `${lineOf(seal, publicKey)}\n`).join(''));
      written += seals.length;
      after = seals[seals.length - 1]?.no ?? after;
    }
    if (written > 0) await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

/** The number in the last whole line; half a line, left by a crash, is cut off. */
async function lastLineNo(handle: Awaited<ReturnType<typeof open>>): Promise<number> {
  const { size } = await handle.stat();
  const start = Math.max(0, size - 8192);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
  const text = buffer.subarray(0, bytesRead).toString('utf8');
  const end = text.lastIndexOf('\n');
  if (end + 1 < text.length) await handle.truncate(start + Buffer.byteLength(text.slice(0, end + 1)));
  const line = text.slice(0, Math.max(0, end)).split('\n').pop();
  return line ? (JSON.parse(line) as { no: number }).no : 0;
}
