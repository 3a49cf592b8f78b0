/**
 * Versioned caches of what rarely changes (policy, catalogue, company, access). A cache is checked against its version at
 * most once a second; an action that decides from one states the version, and its flush fails when that has moved on.
 */
import type { Queryable } from './database.ts';

export interface VersionedCache<T> {
  name: string;
  load(db: Queryable): Promise<T>;
}

interface Entry {
  version: number;
  value: unknown;
}

const checkEveryMs = 1000;

export class VersionedCaches {
  private readonly entries = new Map<string, Entry>();
  private versions = new Map<string, number>();
  private checkedAt = 0;
  private checking: Promise<void> | undefined;
  /** Grows whenever a version was seen to have moved: what was decided under an older one is decided again. */
  generation = 0;

  private readonly db: Queryable;

  constructor(db: Queryable) {
    this.db = db;
  }

  /** The cached value and the version it was read at. */
  async get<T>(cache: VersionedCache<T>): Promise<{ value: T; version: number }> {
    if (Date.now() - this.checkedAt > checkEveryMs) await (this.checking ?? this.refresh());
    const wanted = this.versions.get(cache.name) ?? 0;
    const present = this.entries.get(cache.name);
    if (present && present.version === wanted) return present as { value: T; version: number };
    const entry = { version: wanted, value: await cache.load(this.db) };
    this.entries.set(cache.name, entry);
    return entry;
  }

  /** Asks for the versions now: after a flush said that something moved on. */
  async refresh(): Promise<void> {
    // A check that is already under way may have read before the change that we were told of.
    await this.checking?.catch(() => undefined);
    this.checking ??= (async () => {
      try {
        const rows = await this.db.query<{ name: string; version: number }>(`select name, version from cache_versions`);
        if (rows.some((r) => this.versions.get(r.name) !== r.version)) this.generation++;
        this.versions = new Map(rows.map((r) => [r.name, r.version]));
        this.checkedAt = Date.now();
      } finally {
        this.checking = undefined;
      }
    })();
    return this.checking;
  }

  /** The next reader asks again: this process itself has just changed something. */
  expire(): void {
    this.checkedAt = 0;
  }

  /** What this process has read already, at whatever version; undefined before the first reading. */
  peek<T>(cache: VersionedCache<T>): T | undefined {
    return this.entries.get(cache.name)?.value as T | undefined;
  }
}
