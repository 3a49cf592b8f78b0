/**
 * Encryption in the application: AES-256-GCM under a data key per subject, each wrapped by the master key; keyed
 * hashes for search. Ciphertext carries the id of its key, hashes the version of theirs. (OS-8.3, PD-4.2)
 */
import { createHash, createHmac, hash as hashOnce, randomBytes } from 'node:crypto';
import type { Queryable } from './database.ts';
import { newId } from './ids.ts';
import { checkMasterKeys, type MasterKeys } from './master-key.ts';
import { randomKey } from './random-bytes.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import type { Writes } from './writes.ts';

export interface DataKey {
  id: string;
  key: Buffer;
}

const FORMAT = 1;
const cacheSize = 20_000;

export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The versioned name under which all processes learn that there is a newer master key; see key-rotation.ts. */
export const masterKeyVersion = 'master-key';

export class Secrets {
  private readonly master: MasterKeys;
  private version = 0;
  private readonly unwrapped = new Map<string, Buffer>();
  private readonly system = new Map<string, { id: string; version: number; key: Buffer }>();

  constructor(master: MasterKeys) {
    this.master = master;
  }

  /** Reads the system's own keys (search hashes, stored answers, seals), making each once. */
  async load(db: Queryable): Promise<void> {
    await this.refresh(db);
    for (const purpose of ['search', 'answers', 'seal']) {
      const key = randomBytes(32);
      const id = newId();
      const { wrapped, kekId } = this.wrap(id, key);
      await db.query(
        `insert into system_keys (id, purpose, version, wrapped, kek_id) values ($1, $2, 1, $3, $4) on conflict (purpose, version) do nothing`,
        [id, purpose, wrapped, kekId],
      );
    }
    const rows = await db.query<{ id: string; purpose: string; version: number; wrapped: Buffer; kek_id: string }>(
      `select id, purpose, version, wrapped, kek_id from system_keys order by version`,
    );
    for (const row of rows) {
      this.system.set(row.purpose, {
        id: row.id,
        version: row.version,
        key: this.unwrap(row.id, row.wrapped, row.kek_id),
      });
    }
  }

  /** After a rotation began: takes the newest master key, so that nothing new is wrapped by the old one. */
  async refresh(db: Queryable): Promise<void> {
    const [row] = await db.query<{ version: number }>(`select version from cache_versions where name = $1`, [
      masterKeyVersion,
    ]);
    const version = row?.version ?? 0;
    if (version === this.version) return;
    this.master.reload();
    await checkMasterKeys(db, this.master);
    this.version = version;
  }

  /** What a write that stores a wrapped key assumes: that no rotation has begun since the master key was read. */
  get masterVersion(): number {
    return this.version;
  }

  wrap(id: string, key: Buffer): { wrapped: Buffer; kekId: string } {
    return { wrapped: sealBytes(this.master.current.key, key, idBytes(id)), kekId: this.master.current.id };
  }

  unwrap(id: string, wrapped: Buffer, kekId: string): Buffer {
    return openBytes(this.master.get(kekId), wrapped, idBytes(id));
  }

  /** A new data key for one subject; its row goes with the action's writes. */
  newSubjectKey(writes: Writes): DataKey {
    const id = newId();
    const key = randomKey();
    const { wrapped, kekId } = this.wrap(id, key);
    writes.insert('subject_keys', { id, wrapped, kek_id: kekId });
    writes.assume(masterKeyVersion, this.version);
    this.remember(id, key);
    return { id, key };
  }

  /** The keys that exist and are not destroyed; a destroyed key is simply absent. */
  async subjectKeys(db: Queryable, ids: readonly string[]): Promise<Map<string, DataKey>> {
    const found = new Map<string, DataKey>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const key = this.unwrapped.get(id);
      if (key) found.set(id, { id, key });
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const rows = await db.query<{ id: string; wrapped: Buffer; kek_id: string }>(
      `select id, wrapped, kek_id from subject_keys where id = any($1::uuid[]) and destroyed_at is null`,
      [missing],
    );
    for (const row of rows) {
      const key = this.unwrap(row.id, row.wrapped, row.kek_id);
      this.remember(row.id, key);
      found.set(row.id, { id: row.id, key });
    }
    return found;
  }

  /** After this flush nothing under the key can be read any more, in backups neither. */
  destroySubjectKey(writes: Writes, id: string): void {
    writes.statement(`update subject_keys set wrapped = null, destroyed_at = now() where id = $1`, [id]);
    this.forget(id);
  }

  forget(id: string): void {
    this.unwrapped.delete(id);
  }

  private remember(id: string, key: Buffer): void {
    if (this.unwrapped.size >= cacheSize) this.unwrapped.delete(this.unwrapped.keys().next().value ?? '');
    this.unwrapped.set(id, key);
  }

  encrypt(dataKey: DataKey, text: string): Buffer {
    const id = idBytes(dataKey.id);
    return Buffer.concat([Buffer.from([FORMAT]), id, sealBytes(dataKey.key, Buffer.from(text, 'utf8'), id)]);
  }

  keyIdOf(ciphertext: Buffer): string {
    return idText(ciphertext.subarray(1, 17));
  }

  decrypt(dataKey: DataKey, ciphertext: Buffer): string {
    if (ciphertext[0] !== FORMAT) throw new Error('unknown ciphertext format');
    return openBytes(dataKey.key, ciphertext.subarray(17), ciphertext.subarray(1, 17)).toString('utf8');
  }

  /** A keyed hash for search, 16 bytes with the hash key's version in front. */
  token(kind: string, value: string): Buffer {
    const search = this.systemKey('search');
    const mac = createHmac('sha256', search.key).update(kind).update('\0').update(value).digest();
    return Buffer.concat([Buffer.from([search.version]), mac.subarray(0, 15)]);
  }

  /** Encrypts what the system itself keeps for a while, such as stored answers. */
  sealAnswer(text: string): Buffer {
    const key = this.systemKey('answers');
    return this.encrypt(key, text);
  }

  openAnswer(sealed: Buffer): string {
    return this.decrypt(this.systemKey('answers'), sealed);
  }

  systemKey(purpose: string): { id: string; version: number; key: Buffer } {
    const key = this.system.get(purpose);
    if (!key) throw new Error(`system key ${purpose} is not loaded`);
    return key;
  }
}

export function sha256(...parts: (Buffer | string)[]): Buffer {
  const [only] = parts;
  // One text needs no hash that goes on.
  if (only !== undefined && parts.length === 1) return hashOnce('sha256', only, 'buffer');
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
