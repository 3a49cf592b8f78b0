/**
 * The master key: LUYUE_MASTER_KEY, else a file in the data folder that is made at first start only. It may hold several
 * keys, the newest first, so that rotation can unwrap with the old one and wrap with the new one.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Queryable } from './database.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

interface MasterKey {
  id: string;
  key: Buffer;
}

/** What stops a start: one line that says what to do. */
export class StartProblem extends Error {}

export class MasterKeys {
  keys: MasterKey[];
  private readonly source: (() => MasterKey[]) | undefined;

  constructor(keys: MasterKey[], source?: () => MasterKey[]) {
    this.keys = keys;
    this.source = source;
  }

  /** Reads the keys again where they came from, because another process has added one. */
  reload(): void {
    if (this.source) this.keys = this.source();
  }

  get current(): MasterKey {
    return this.keys[0] as MasterKey;
  }

  get(id: string): Buffer {
    let found = this.keys.find((k) => k.id === id);
    if (!found) {
      this.reload();
      found = this.keys.find((k) => k.id === id);
    }
    if (!found)
      throw new StartProblem(
        `master key ${id} is missing: add it to LUYUE_MASTER_KEY or master.key in the data folder`,
      );
    return found.key;
  }
}

const fileName = 'master.key';

function parse(text: string): MasterKey[] {
  const keys = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [id, value] = line.includes(':') ? (line.split(':', 2) as [string, string]) : ['k1', line];
      return { id, key: Buffer.from(value, 'base64') };
    });
  if (keys.length === 0 || keys.some((k) => k.key.length !== 32)) {
    throw new StartProblem(
      'the master key is not 32 bytes in base64: check LUYUE_MASTER_KEY or master.key in the data folder',
    );
  }
  return keys;
}

function format(keys: MasterKey[]): string {
  return keys.map((k) => `${k.id}:${k.key.toString('base64')}\n`).join('');
}

/** Reads the master key; `firstStart` allows making one. */
export function readMasterKeys(dataFolder: string, firstStart: boolean): MasterKeys {
  const fromEnvironment = process.env.LUYUE_MASTER_KEY;
  if (fromEnvironment) return new MasterKeys(parse(fromEnvironment));
  const file = join(dataFolder, fileName);
  const read = () => parse(readFileSync(file, 'utf8'));
  if (!existsSync(file)) {
    if (!firstStart) {
      throw new StartProblem(
        `the master key is missing: set LUYUE_MASTER_KEY or put ${fileName} back into the data folder`,
      );
    }
    mkdirSync(dataFolder, { recursive: true });
    makeKeyFile(file);
  }
  return new MasterKeys(read(), read);
}

/** Two processes may start at once: a link fails where the file exists, so that both end up with the same key. */
function makeKeyFile(file: string): void {
  const own = `${file}.${process.pid}`;
  writeDurably(own, format([{ id: 'k1', key: randomBytes(32) }]));
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
}

/** What only this file knows must survive a power cut before anything is encrypted by it. */
function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Adds a new master key in front; the old ones stay until nothing is wrapped by them. */
export function addMasterKey(dataFolder: string, present: MasterKeys): MasterKeys {
  if (process.env.LUYUE_MASTER_KEY) {
    throw new StartProblem(
      'LUYUE_MASTER_KEY is set in the environment: put the new key in front of it there (id:base64,id:base64)',
    );
  }
  const next = `k${Math.max(0, ...present.keys.map((k) => Number(k.id.slice(1)) || 0)) + 1}`;
  const keys = [{ id: next, key: randomBytes(32) }, ...present.keys];
  writeKeyFile(dataFolder, keys);
  return readMasterKeys(dataFolder, false);
}

/** Appends keys that are out of use to a file beside the key's own, for the restore of older backups. */
export function keepRetiredKeys(dataFolder: string, keys: MasterKey[]): void {
  const file = join(dataFolder, 'master.key.retired');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeDurably(file, kept + format(keys.filter((key) => !kept.includes(`${key.id}:`))));
}

export function writeKeyFile(dataFolder: string, keys: MasterKey[]): void {
  const file = join(dataFolder, fileName);
  writeDurably(`${file}.new`, format(keys));
  renameSync(`${file}.new`, file);
}

const checkText = Buffer.from('luyue master key check');

/** Refuses to run with a key that is not the one under which the data was written. */
export async function checkMasterKeys(db: Queryable, master: MasterKeys): Promise<void> {
  for (const { id, key } of master.keys) {
    await db.query(`insert into master_keys (id, check_value) values ($1, $2) on conflict (id) do nothing`, [
      id,
      sealBytes(key, checkText, Buffer.from(id)),
    ]);
    const [row] = await db.query<{ check_value: Buffer }>(`select check_value from master_keys where id = $1`, [id]);
    try {
      openBytes(key, row?.check_value ?? Buffer.alloc(28), Buffer.from(id));
    } catch {
      throw new StartProblem(`master key ${id} is not the one this data was written with: restore the right key`);
    }
  }
}

/** True when the database holds data that some master key protects. */
export async function hasMasterKey(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n from master_keys`);
  return (row?.n ?? 0) > 0;
}
