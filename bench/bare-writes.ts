/**
 * A bare client: writes the very rows that an action would write (captured from its own decision, ciphertext included), with
 * BEGIN, one named insert per table, COMMIT; or as the one statement that the kernel composes.
 */
import type pg from 'pg';
import type { ActionDefinition } from '../server/src/kernel/action.ts';
import type { Actor } from '../server/src/kernel/access.ts';
import { contextFor, rowContext } from '../server/src/kernel/context.ts';
import { claimAnswer } from '../server/src/kernel/idempotency.ts';
import type { Kernel } from '../server/src/kernel/kernel.ts';
import { compose, Writes } from '../server/src/kernel/writes.ts';

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

export interface CapturedAction {
  /** One insert per table, then the rest. */
  perTable: Statement[];
  oneStatement: Statement;
}

/** Decides an action without running it, and keeps what it would write. */
export async function capture(
  kernel: Kernel,
  definition: ActionDefinition,
  raw: unknown,
  actor: Actor,
  key: string,
): Promise<CapturedAction> {
  const ctx = contextFor(kernel, definition.name, actor, kernel.database);
  const input = definition.endpoint.input.parse(raw);
  const [loaded] = await definition.load(ctx, [input]);
  const row = rowContext(ctx, definition);
  const output = await definition.run(row.ctx, input, loaded);
  row.close();
  claimAnswer(actor, definition.name, key, raw)?.write(kernel, row.ctx.writes, output);
  return statementsOf(row.ctx.writes, kernel);
}

function statementsOf(writes: Writes, kernel: Kernel): CapturedAction {
  const perTable: Statement[] = [];
  for (const [table, rows] of writes.inserts) {
    const one = new Writes();
    for (const row of rows) one.insert(table, row);
    perTable.push(insertOnly(one, kernel));
  }
  if (writes.additions.size > 0) throw new Error('a bare client of an action that adds to rows is not captured');
  for (const fragment of writes.fragments) {
    // The bare client has no twin to fear: it inserts the idempotency row without claiming the key.
    perTable.push(named(fragment.sql.replace(/ where kernel_claim\(\$\d+::bytea\)/, ''), fragment.params));
  }
  for (const [sql, columns] of writes.gathered) perTable.push(named(sql, columns));
  const whole = compose(writes, kernel.database.schema);
  return { perTable, oneStatement: named(whole.sql, whole.params) };
}

/** The INSERT itself, out of the composed `with w0 as (insert …) select 1`. */
function insertOnly(writes: Writes, kernel: Kernel): Statement {
  const { sql, params } = compose(writes, kernel.database.schema);
  return named(sql.slice('with w0 as ('.length, sql.lastIndexOf(')\nselect')), params);
}

const names = new Map<string, string>();

function named(text: string, values: unknown[]): Statement {
  let name = names.get(text);
  if (!name) names.set(text, (name = `bare${names.size}`));
  return { name, text, values };
}

export async function writeBare(client: pg.PoolClient, captured: CapturedAction): Promise<void> {
  await client.query('begin');
  for (const statement of captured.perTable) await client.query(statement);
  await client.query('commit');
}
