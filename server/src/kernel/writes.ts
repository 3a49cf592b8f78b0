/**
 * What an action wants to write, collected while it decides and flushed as ONE statement: rows to insert, columns to
 * change on locked rows, and raw fragments. The same collection serves one subject or a batch of five hundred.
 */
import type { Schema } from './database.ts';

export type Row = Record<string, unknown>;

interface Fragment {
  sql: string;
  params: unknown[];
  expect?: number | undefined;
}

export class Writes {
  readonly inserts = new Map<string, Row[]>();
  readonly patches = new Map<string, Map<string, Row>>();
  readonly fragments: Fragment[] = [];
  readonly assumed = new Map<string, number>();

  insert(table: string, row: Row): void {
    const rows = this.inserts.get(table);
    if (rows) rows.push(row);
    else this.inserts.set(table, [row]);
  }

  /** Changes columns of a row that this transaction has locked; several patches of one row become one UPDATE. */
  patch(table: string, id: string, columns: Row): void {
    let rows = this.patches.get(table);
    if (!rows) this.patches.set(table, (rows = new Map()));
    rows.set(id, { ...rows.get(id), ...columns });
  }

  /** A data-changing statement with its own $1… parameters. With `expect`, another row count fails the whole action. */
  statement(sql: string, params: unknown[], expect?: number): void {
    this.fragments.push({ sql, params, expect });
  }

  /** The decision used a cached thing at this version; the flush fails if it has moved on. */
  assume(name: string, version: number): void {
    this.assumed.set(name, version);
  }

  merge(other: Writes): void {
    for (const [table, rows] of other.inserts) for (const row of rows) this.insert(table, row);
    for (const [table, rows] of other.patches) for (const [id, columns] of rows) this.patch(table, id, columns);
    this.fragments.push(...other.fragments);
    for (const [name, version] of other.assumed) this.assumed.set(name, version);
  }

  get isEmpty(): boolean {
    return this.inserts.size === 0 && this.patches.size === 0 && this.fragments.length === 0;
  }
}

/** Composes the one statement. Pure: the text depends only on the shape, so it is prepared once and reused. */
export function compose(writes: Writes, schema: Schema): { sql: string; params: unknown[] } {
  const params: unknown[] = [];
  const ctes: string[] = [];
  const checks: string[] = [];
  if (writes.assumed.size > 0) {
    params.push([...writes.assumed.keys()], [...writes.assumed.values()]);
    checks.push(`kernel_assume($1::text[], $2::bigint[])`);
  }
  for (const [table, rows] of writes.inserts) {
    for (const group of groupByColumns(rows)) ctes.push(insertCte(table, group, schema, params));
  }
  for (const [table, rows] of writes.patches) {
    const withId = [...rows].map(([id, columns]) => ({ id, ...columns }));
    for (const group of groupByColumns(withId)) ctes.push(patchCte(table, group, schema, params));
  }
  for (const fragment of writes.fragments) {
    const offset = params.length;
    params.push(...fragment.params);
    ctes.push(fragment.sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`));
    if (fragment.expect !== undefined) {
      params.push(fragment.expect);
      checks.push(`kernel_expect((select count(*) from w${ctes.length - 1}), $${params.length}::bigint)`);
    }
  }
  const body = ctes.map((sql, n) => `w${n} as (${sql})`).join(',\n');
  return { sql: `${body ? `with ${body}\n` : ''}select ${checks.join(', ') || '1'}`, params };
}

function groupByColumns(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = Object.keys(row).join();
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** One unnest array per column. Arrays and JSON travel as text, because unnest would flatten them. */
function unnested(table: string, rows: Row[], schema: Schema, params: unknown[]) {
  const types = schema.get(table);
  if (!types) throw new Error(`unknown table ${table}`);
  const columns = Object.keys(rows[0] ?? {});
  const arrays: string[] = [];
  const selected: string[] = [];
  for (const column of columns) {
    const type = types.get(column);
    if (!type) throw new Error(`unknown column ${table}.${column}`);
    const asText = type.endsWith('[]') || type === 'jsonb';
    params.push(rows.map((row) => (asText ? textOf(row[column], type) : (row[column] ?? null))));
    arrays.push(`$${params.length}::${asText ? 'text' : type}[]`);
    selected.push(asText ? `u."${column}"::${type}` : `u."${column}"`);
  }
  const names = columns.map((c) => `"${c}"`).join(', ');
  return { columns, names, selected, source: `unnest(${arrays.join(', ')}) as u(${names})` };
}

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  const items = (value as unknown[]).map((v) => `"${String(v).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`);
  return `{${items.join(',')}}`;
}

function insertCte(table: string, rows: Row[], schema: Schema, params: unknown[]): string {
  const { names, selected, source } = unnested(table, rows, schema, params);
  return `insert into "${table}" (${names}) select ${selected.join(', ')} from ${source}`;
}

function patchCte(table: string, rows: Row[], schema: Schema, params: unknown[]): string {
  const { columns, selected, source } = unnested(table, rows, schema, params);
  const sets = columns.map((c, n) => `"${c}" = ${selected[n]}`).filter((_, n) => columns[n] !== 'id');
  return `update "${table}" t set ${sets.join(', ')} from ${source} where t.id = u.id`;
}
