/**
 * How a record of the company is added and changed: a row, a chain of its own in the journal with before and after, and a
 * new version of the cache that everybody reads the company from. (OS-8.1)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { lockChains, startChain } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { companyCache, lockCompanyRows, type CompanyTable } from './store.ts';

type Values = Record<string, unknown>;

export interface LockedRecord<T> {
  row: T;
  chain: Chain;
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columnsOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [snake(key), value]));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function addRecord(ctx: RowCtx, table: CompanyTable, values: Values): { id: string; rev: number } {
  const id = newId();
  ctx.insert(table, { id, ...columnsOf(values) });
  const chain = startChain(ctx.writes, id);
  ctx.record(chain, { body: { changes: values } });
  ctx.writes.bump(companyCache.name);
  return { id, rev: 1 };
}

/** Locks the records of a change; one that does not exist is refused. */
export async function lockRecords<T extends { id: string }>(
  ctx: Ctx,
  table: CompanyTable,
  ids: readonly string[],
): Promise<(LockedRecord<T> | Refusal)[]> {
  const rows = await lockCompanyRows<T>(ctx.db, table, ids);
  const chains = await lockChains(ctx.db, [...rows.keys()]);
  return ids.map((id) => {
    const row = rows.get(id);
    const chain = chains.get(id);
    return row && chain ? { row, chain } : new Refusal('NOT_FOUND');
  });
}

/** What differs between the row and the wanted values, as from and to. */
function differences(row: object, values: Values): Record<string, { from: unknown; to: unknown }> {
  const present = row as Values;
  const named = Object.entries(values).filter(([key, to]) => to !== undefined && !same(present[key], to));
  return Object.fromEntries(named.map(([key, to]) => [key, { from: present[key], to }]));
}

/** An edit that changes nothing writes nothing and keeps the revision. */
export function changeRecord(
  ctx: RowCtx,
  table: CompanyTable,
  { row, chain }: LockedRecord<{ id: string; rev: number }>,
  values: Values,
): { id: string; rev: number } {
  mustMatch(ctx, row.rev);
  const changes = differences(row, values);
  if (Object.keys(changes).length === 0) return { id: row.id, rev: row.rev };
  const changed = Object.fromEntries(Object.entries(changes).map(([key, { to }]) => [key, to]));
  ctx.patch(table, row.id, { ...columnsOf(changed), rev: row.rev + 1 });
  ctx.record(chain, { body: { changes } });
  ctx.writes.bump(companyCache.name);
  return { id: row.id, rev: row.rev + 1 };
}

/** A record that another one names must exist; the refusal says in which field. */
export function mustExist(records: ReadonlyMap<string, unknown>, id: string | null | undefined, field: string): void {
  if (id !== null && id !== undefined && !records.has(id)) throw new Refusal('NOT_FOUND', { field });
}
