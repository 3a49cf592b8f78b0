/** What the live stream may tell of the journal, and to whom: modules register it, and nothing else is told. */
import { matches } from './access.ts';
import type { ScopedRow } from './access.ts';
import type { ReadEntry } from './journal-reader.ts';
import type { Kernel } from './kernel.ts';

export interface StreamScope {
  /** Journal words that this tells of: `orders.*`. */
  actions: string;
  /** The query or action whose right a reader needs. */
  permission: string;
  /** Where the subjects belong, by chain id; left out, the right alone decides. A chain without a row is told to nobody. */
  rows?(kernel: Kernel, chainIds: string[]): Promise<Map<string, ScopedRow>>;
}

/** An entry as the stream tells it: words and ids only. */
export interface Told {
  entry: ReadEntry;
  permission: string;
  row: ScopedRow | undefined;
}

/** The entries that somebody may be told of, each with the row by which that is decided. */
export async function tellable(
  kernel: Kernel,
  scopes: readonly StreamScope[],
  entries: readonly ReadEntry[],
): Promise<Told[]> {
  const told: Told[] = [];
  const open = entries.filter((entry) => entry.body.denied !== true);
  for (const scope of scopes) {
    const ours = open.filter((entry) => scopeOf(scopes, entry) === scope);
    const rows =
      ours.length > 0 && scope.rows
        ? await scope.rows(kernel, [...new Set(ours.map((entry) => entry.chainId))])
        : undefined;
    for (const entry of ours) {
      const row = rows?.get(entry.chainId);
      if (!scope.rows || row) told.push({ entry, permission: scope.permission, row });
    }
  }
  const order = new Map(entries.map((entry, n) => [entry.id, n]));
  return told.sort((a, b) => (order.get(a.entry.id) ?? 0) - (order.get(b.entry.id) ?? 0));
}

function scopeOf(scopes: readonly StreamScope[], entry: ReadEntry): StreamScope | undefined {
  return scopes.find((scope) => matches(scope.actions, entry.action));
}
