/**
 * The one way to PostgreSQL: a pool, named prepared statements, and JavaScript types that lose nothing.
 * int8 becomes number (our amounts stay below 2^53), numeric stays a decimal string, timestamptz becomes Date.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';

const prepared = process.env.LUYUE_PREPARED !== 'off';
const names = new Map<string, string>();
const types = new pg.TypeOverrides();
types.setTypeParser(20, (v) => Number(v));
types.setTypeParser(1082, (v) => v);

/** What reads and writes go through: a pool, or the connection of an open transaction. */
export interface Queryable {
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, params?: unknown[]): Promise<R[]>;
}

export interface Database extends Queryable {
  pool: pg.Pool;
  /**
   * Connections of their own for short questions that an open transaction asks outside of itself: from the pool it would wait for others
   * who hold a connection and wait for the same.
   */
  beside: Queryable;
  schema: Schema;
  close(): Promise<void>;
}

/** Table → column → PostgreSQL type, read once at start, so that bulk writes can name their types. */
export type Schema = Map<string, Map<string, string>>;

function statementName(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = 'q' + createHash('sha1').update(sql).digest('base64url').slice(0, 20);
    names.set(sql, name);
  }
  return name;
}

/** Runs one statement on a connection, prepared under a name derived from its text. */
async function run<R extends pg.QueryResultRow>(client: pg.Pool | pg.PoolClient, sql: string, params: unknown[] = []) {
  const config: pg.QueryConfig & { types?: pg.CustomTypesConfig } = { text: sql, values: params, types };
  if (prepared) config.name = statementName(sql);
  const result = await client.query<R>(config);
  return result.rows;
}

const besideMax = 2;

export async function openDatabase(
  url: string,
  options: { max?: number; application?: string } = {},
): Promise<Database> {
  const application = options.application ?? 'luyue';
  const pool = openPool(url, application, options.max ?? 16);
  const beside = openPool(url, application, besideMax);
  return {
    pool,
    schema: await readSchema(pool),
    beside: { query: (sql, params) => run(beside, sql, params) },
    query: (sql, params) => run(pool, sql, params),
    close: async () => void (await Promise.all([pool.end(), beside.end()])),
  };
}

function openPool(url: string, application: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: application,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // Old poolers refuse start-up options; there the limits are the login's own settings.
    ...(prepared
      ? { options: '-c timezone=UTC -c idle_in_transaction_session_timeout=30000 -c statement_timeout=120000' }
      : {}),
  });
  // A connection that dies while idle, or between two statements of a transaction, is replaced by the pool; without
  // these listeners its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The modifier -1 names char(3) `bpchar`; without it the name is `character`, whose array keeps one letter of a currency. */
async function readSchema(pool: pg.Pool): Promise<Schema> {
  const rows = await run<{ table: string; column: string; type: string }>(
    pool,
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, -1) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const schema: Schema = new Map();
  for (const row of rows) {
    let columns = schema.get(row.table);
    if (!columns) schema.set(row.table, (columns = new Map()));
    columns.set(row.column, row.type);
  }
  return schema;
}

/** A transaction that opens with its first statement, so that an action which only writes costs one round trip. */
export class Transaction implements Queryable {
  private client: pg.PoolClient | undefined;
  private opening: Promise<pg.PoolClient> | undefined;
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  get isOpen(): boolean {
    return this.opening !== undefined;
  }

  private open(): Promise<pg.PoolClient> {
    this.opening ??= (async () => {
      const client = await this.database.pool.connect();
      this.client = client;
      await client.query('begin');
      return client;
    })();
    return this.opening;
  }

  async query<R extends pg.QueryResultRow>(sql: string, params?: unknown[]): Promise<R[]> {
    const client = await this.open();
    return run<R>(client, sql, params);
  }

  /** The last statement of the transaction; alone, it needs no BEGIN and COMMIT of its own. */
  async finish<R extends pg.QueryResultRow>(sql: string, params: unknown[]): Promise<R[]> {
    if (!this.opening) return run<R>(this.database.pool, sql, params);
    const rows = await this.query<R>(sql, params);
    await this.commit();
    return rows;
  }

  async commit(): Promise<void> {
    const client = this.client;
    if (!client) return;
    this.client = undefined;
    this.opening = undefined;
    try {
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async rollback(): Promise<void> {
    // A sibling statement may still be opening the connection, which must not be left behind.
    await this.opening?.catch(() => undefined);
    const client = this.client;
    if (!client) return;
    this.client = undefined;
    this.opening = undefined;
    try {
      await client.query('rollback');
      client.release();
    } catch {
      client.release(true);
    }
  }
}

export function isUniqueViolation(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code === '23505';
}
