/**
 * What an action wants to write, collected while it decides and flushed as ONE statement: rows to insert, columns to
 * change on locked rows, and raw fragments. The same collection serves one subject or a batch of five hundred.
 */
import type { Schema } from './database.ts';

export type Row = Record<string, unknown>;

/** Not a column: the chain_seq that a patched row must still have, so that a chain never forks. */
export const chainGuard = 'chain_from';

interface Fragment {
  sql: string;
  params: unknown[];
  expect?: number | undefined;
}

interface Addition {
  key: Record<string, string>;
  amounts: Record<string, string | number>;
}

export class Writes {
  readonly inserts = new Map<string, Row[]>();
  readonly patches = new Map<string, Map<string, Row>>();
  readonly fragments: Fragment[] = [];
  readonly assumed = new Map<string, number>();
  readonly additions = new Map<string, Addition[]>();
  readonly bumped = new Set<string>();
  readonly gathered = new Map<string, unknown[][]>();

  insert(table: string, row: Row): void {
    const rows = this.inserts.get(table);
    if (rows) rows.push(row);
    else this.inserts.set(table, [row]);
  }

  /**
   * Changes columns of a row that this transaction has locked; several patches of one row become one UPDATE. A row that
   * is not there fails the whole action.
   */
  patch(table: string, id: string, columns: Row): void {
    let rows = this.patches.get(table);
    if (!rows) this.patches.set(table, (rows = new Map()));
    rows.set(id, { ...rows.get(id), ...columns });
  }

  /** A data-changing statement with its own $1… parameters. With `expect`, another row count fails the whole action. */
  statement(sql: string, params: unknown[], expect?: number): void {
    this.fragments.push({ sql, params, expect });
  }

  /**
   * A data-changing statement over `unnest($1::…[], $2::…[]) …`: what a batch's rows say of the same text becomes one
   * statement, where `statement` would make one per row.
   */
  gather(sql: string, values: readonly unknown[]): void {
    const columns = this.gathered.get(sql);
    if (columns) values.forEach((value, n) => columns[n]?.push(value));
    else
      this.gathered.set(
        sql,
        values.map((value) => [value]),
      );
  }

  /** Adds amounts to the row with this key, making it when it is missing; a batch's additions to one row become one. */
  add(table: string, key: Record<string, string>, amounts: Record<string, string | number>): void {
    const present = this.additions.get(table);
    if (present) present.push({ key, amounts });
    else this.additions.set(table, [{ key, amounts }]);
  }

  /** Tells all processes that a cached thing changed; once per flush, however many rows of a batch say so. */
  bump(name: string): void {
    this.bumped.add(name);
  }

  /** The decision used a cached thing at this version; the flush fails if it has moved on. */
  assume(name: string, version: number): void {
    this.assumed.set(name, version);
  }

  merge(other: Writes): void {
    for (const [table, rows] of other.inserts) for (const row of rows) this.insert(table, row);
    for (const [table, rows] of other.patches) for (const [id, columns] of rows) this.patch(table, id, columns);
    this.fragments.push(...other.fragments);
    for (const [table, list] of other.additions) for (const one of list) this.add(table, one.key, one.amounts);
    for (const [sql, columns] of other.gathered)
      columns[0]?.forEach((_, n) =>
        this.gather(
          sql,
          columns.map((column) => column[n]),
        ),
      );
    for (const name of other.bumped) this.bumped.add(name);
    for (const [name, version] of other.assumed) this.assumed.set(name, version);
  }

  /** Nothing was done but look at personal data: that is kept in the access log, not in a chain. */
  get onlyLooks(): boolean {
    return (
      this.inserts.size === 1 &&
      this.inserts.has('access_log') &&
      this.patches.size + this.additions.size + this.fragments.length + this.gathered.size === 0
    );
  }

  get isEmpty(): boolean {
    return (
      this.inserts.size +
        this.patches.size +
        this.additions.size +
        this.fragments.length +
        this.gathered.size +
        this.bumped.size ===
      0
    );
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
    for (const group of groupByColumns(withId)) {
      ctes.push(patchCte(table, group, schema, params));
      params.push(group.length);
      checks.push(`kernel_expect((select count(*) from w${ctes.length - 1}), $${params.length}::bigint)`);
    }
  }
  for (const [table, list] of writes.additions) addCtes(table, list, schema, { params, ctes, checks });
  if (writes.bumped.size > 0) {
    params.push([...writes.bumped].sort());
    ctes.push(
      `insert into cache_versions as c (name, version) select n, 1 from unnest($${params.length}::text[]) as n on conflict (name) do update set version = c.version + 1 returning 1`,
    );
  }
  const gathered = [...writes.gathered].map(([sql, columns]): Fragment => ({ sql, params: columns }));
  for (const fragment of [...writes.fragments, ...gathered]) {
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

/** Rows of one table mostly have the same columns in the same sequence: compared with the row before, no name is joined. */
function groupByColumns(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  let columns: string[] = [];
  let group: Row[] | undefined;
  for (const row of rows) {
    if (!group || !hasColumns(row, columns)) {
      columns = Object.keys(row);
      const key = columns.join();
      group = groups.get(key);
      if (!group) groups.set(key, (group = []));
    }
    group.push(row);
  }
  return [...groups.values()];
}

function hasColumns(row: Row, columns: readonly string[]): boolean {
  let n = 0;
  for (const column in row) if (columns[n++] !== column) return false;
  return n === columns.length;
}

/**
 * Sums per row, then adds: rows that only grow are upserted in key order, so that no two flushes wait for each other in a
 * circle. Rows that shrink must exist and are locked in the same order; they take an UPDATE, because PostgreSQL checks a
 * proposed row's constraints before it finds the conflict.
 */
function addCtes(
  table: string,
  list: Addition[],
  schema: Schema,
  to: { params: unknown[]; ctes: string[]; checks: string[] },
): void {
  const keys = Object.keys(list[0]?.key ?? {});
  const amounts = Object.keys(list[0]?.amounts ?? {});
  const { source } = unnested(
    table,
    list.map((one) => ({ ...one.key, ...one.amounts })),
    schema,
    to.params,
  );
  const on = keys.map((k) => `"${k}"`).join(', ');
  const columns = [...keys, ...amounts].map((c) => `"${c}"`).join(', ');
  const sums = `w${to.ctes.length}`;
  to.ctes.push(
    `select ${on}, ${amounts.map((a) => `sum("${a}") as "${a}"`).join(', ')} from ${source} group by ${on} order by ${on}`,
  );
  const grows = amounts.map((a) => `"${a}" >= 0`).join(' and ');
  const set = (from: string) => amounts.map((a) => `"${a}" = t."${a}" + ${from}."${a}"`).join(', ');
  to.ctes.push(
    `insert into "${table}" as t (${columns}) select ${columns} from ${sums} where ${grows} order by ${on} on conflict (${on}) do update set ${set('excluded')}`,
  );
  if (!list.some((one) => Object.values(one.amounts).some((a) => String(a).startsWith('-')))) return;
  const shrinking = `select s.* from "${table}" x join (select * from ${sums} where not (${grows})) s using (${on}) order by ${on} for update of x`;
  to.ctes.push(
    `update "${table}" t set ${set('s')} from (${shrinking}) s where ${keys.map((k) => `t."${k}" = s."${k}"`).join(' and ')} returning 1`,
  );
  to.checks.push(
    `kernel_expect((select count(*) from w${to.ctes.length - 1}), (select count(*) from ${sums} where not (${grows})))`,
  );
}

/**
 * One unnest array per column. Arrays travel as text, because unnest would flatten them; a column of JSON travels as one JSON
 * array, so that nothing in it is quoted twice.
 */
function unnested(table: string, rows: Row[], schema: Schema, params: unknown[]) {
  const types = schema.get(table);
  if (!types) throw new Error(`unknown table ${table}`);
  const columns = Object.keys(rows[0] ?? {});
  const arrays: string[] = [];
  const documents: string[] = [];
  const selected: string[] = [];
  for (const column of columns) {
    const type = column === chainGuard ? 'bigint' : types.get(column);
    if (!type) throw new Error(`unknown column ${table}.${column}`);
    if (type === 'jsonb') {
      params.push(JSON.stringify(rows.map((row) => row[column] ?? null)));
      documents.push(`jsonb_array_elements($${params.length}::jsonb)`);
      selected.push(`nullif(u."${column}", 'null')`);
      continue;
    }
    const asText = type.endsWith('[]');
    params.push(rows.map((row) => (asText ? textOf(row[column]) : (row[column] ?? null))));
    arrays.push(`$${params.length}::${asText ? 'text' : type}[]`);
    selected.push(asText ? `u."${column}"::${type}` : `u."${column}"`);
  }
  const quoted = (list: readonly string[]) => list.map((c) => `"${c}"`).join(', ');
  const isDocument = (c: string) => types.get(c) === 'jsonb';
  const unnest = `unnest(${arrays.join(', ')})`;
  const rowsFrom = documents.length > 0 ? `rows from (${[unnest, ...documents].join(', ')})` : unnest;
  const given = quoted([...columns.filter((c) => !isDocument(c)), ...columns.filter(isDocument)]);
  return { columns, names: quoted(columns), selected, source: `${rowsFrom} as u(${given})` };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const items = (value as unknown[]).map((v) => {
    if (v === null || v === undefined) return 'NULL';
    const text = Buffer.isBuffer(v) ? `\\x${v.toString('hex')}` : v instanceof Date ? v.toISOString() : String(v);
    return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
  });
  return `{${items.join(',')}}`;
}

function insertCte(table: string, rows: Row[], schema: Schema, params: unknown[]): string {
  const { names, selected, source } = unnested(table, rows, schema, params);
  return `insert into "${table}" (${names}) select ${selected.join(', ')} from ${source}`;
}

function patchCte(table: string, rows: Row[], schema: Schema, params: unknown[]): string {
  const { columns, selected, source } = unnested(table, rows, schema, params);
  const sets = columns
    .map((c, n) => `"${c}" = ${selected[n]}`)
    .filter((_, n) => columns[n] !== 'id' && columns[n] !== chainGuard);
  const guard = columns.includes(chainGuard) ? ` and t.chain_seq = u."${chainGuard}"` : '';
  return `update "${table}" t set ${sets.join(', ')} from ${source} where t.id = u.id${guard} returning 1`;
}
