/**
 * The life of one action: authorise, validate, load under locks, decide, react, journal, flush as one statement, answer.
 * A request with an Idempotency-Key answers the same again after success, and is decided anew after a refusal.
 */
import { refusals, type RefusalCode } from '../../../contract/refusals.ts';
import type { ActionDefinition, Ctx } from './action.ts';
import { mustOweNothing, scopeFor, type Actor } from './access.ts';
import type { Clock } from './clock.ts';
import { contextFor, rowContext } from './context.ts';
import { isUniqueViolation, Transaction } from './database.ts';
import { noteExercised } from './exercised.ts';
import { claimAnswer, findAnswer, type IdempotencyClaim } from './idempotency.ts';
import type { Kernel } from './kernel.ts';
import { recordDenied, rightMissing } from './denied.ts';
import { Refusal } from './refusal.ts';
import { checkText } from './text-check.ts';
import { compose, Writes } from './writes.ts';
import { inputRefusal } from './input.ts';

export interface RunOptions {
  idempotencyKey?: string | undefined;
  ifMatch?: number | undefined;
  /** Another clock than the company's: demonstration data and tests. */
  clock?: Clock | undefined;
  /** Where the request came from, for limits. */
  address?: string | undefined;
  agent?: string | undefined;
}

/** SQLSTATEs raised by the kernel's own functions. */
const VERSION_MOVED = 'LY001';
const COUNT_DIFFERS = 'LY002';
const KEY_BUSY = 'LY003';
/** PostgreSQL's own words for "try again". */
const tryAgain = new Set(['40001', '40P01', VERSION_MOVED]);
const changedMeanwhile = new Set(['23505', COUNT_DIFFERS]);

function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

export function runAction<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  rawInput: unknown,
  actor: Actor,
  options: RunOptions = {},
): Promise<O> {
  return kernel.metrics.timed(definition.name, () => runWithRetries(kernel, definition, rawInput, actor, options));
}

async function runWithRetries<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  rawInput: unknown,
  requester: Actor,
  options: RunOptions,
): Promise<O> {
  let actor = requester;
  await authorise(kernel, definition, actor);
  const input = parseInput(definition, rawInput);
  const claim = claimAnswer(actor, definition.name, options.idempotencyKey, rawInput);
  for (let attempt = 1; ; attempt++) {
    const { generation } = kernel.caches;
    try {
      return await attemptAction(kernel, definition, input, actor, options, claim);
    } catch (error) {
      const state = sqlState(error);
      if (error instanceof Refusal && attempt === 1 && (await decidedOnOldCaches(kernel, generation))) continue;
      if (state === KEY_BUSY) throw new Refusal('IDEMPOTENCY_IN_PROGRESS');
      if (claim && (error instanceof Refusal || isUniqueViolation(error) || state === COUNT_DIFFERS)) {
        const stored = await findAnswer(kernel, claim);
        if (stored !== undefined) return stored as O;
      }
      if (!state || !tryAgain.has(state) || attempt >= 4) throw translate(error);
      actor = await renew(kernel, definition, actor, state);
    }
  }
}

/** A refusal may rest on a cache that is up to a second old; then the action is decided once more. */
async function decidedOnOldCaches(kernel: Kernel, generation: number): Promise<boolean> {
  await kernel.caches.refresh();
  return kernel.caches.generation !== generation;
}

/** Before another attempt: caches that moved on are read again, and so are the actor's rights. */
async function renew(
  kernel: Kernel,
  definition: { name: string; open?: boolean },
  actor: Actor,
  state: string,
): Promise<Actor> {
  await kernel.caches.refresh();
  if (state !== VERSION_MOVED) return actor;
  await kernel.secrets.refresh(kernel.database);
  if (!actor.again) return actor;
  const renewed = await actor.again();
  if (!renewed) throw new Refusal('SIGN_IN_REQUIRED');
  await authorise(kernel, definition, renewed);
  return renewed;
}

async function attemptAction<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  input: I,
  actor: Actor,
  options: RunOptions,
  claim: IdempotencyClaim | undefined,
): Promise<O> {
  const transaction = new Transaction(kernel.database);
  try {
    const ctx = contextFor(kernel, definition.name, actor, transaction, options);
    const [loaded] = await definition.load(ctx, [input]);
    if (loaded instanceof Refusal) throw loaded;
    const row = rowContext(ctx, definition);
    const output = await definition.run(row.ctx, input, loaded as L);
    row.close();
    if (claim && !definition.secretAnswer) claim.write(kernel, row.ctx.writes, output);
    assumeRights(row.ctx.writes, actor);
    const { sql, params } = compose(row.ctx.writes, kernel.database.schema);
    await transaction.finish(sql, params);
    if (row.ctx.writes.bumped.size > 0) kernel.caches.expire();
    noteExercised('action', definition.name, definition.clauses);
    return output;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** Rights that were taken away a moment ago refuse the write; the system and customers have none to lose. */
function assumeRights(writes: Writes, actor: Actor): void {
  if (actor.kind === 'staff' || actor.kind === 'key') writes.assume('access', actor.accessVersion);
}

async function authorise(kernel: Kernel, definition: { name: string; open?: boolean }, actor: Actor): Promise<void> {
  if (definition.open || scopeFor(actor, definition.name)) return;
  mustOweNothing(actor);
  await recordDenied(kernel, actor, definition.name);
  throw rightMissing(kernel, definition.name);
}

function parseInput<I>(definition: Pick<ActionDefinition<I>, 'endpoint' | 'internal'>, raw: unknown): I {
  // What only our own code hands over is made of texts that were checked where they came in.
  if (!definition.internal) checkText(raw);
  const parsed = definition.endpoint.input.safeParse(raw);
  if (!parsed.success) throw inputRefusal(parsed.error);
  return parsed.data as I;
}

/**
 * What the database refuses is the client's to mend or to repeat, not a server fault. A constraint that is named like a
 * refusal is answered by it: unique `sku_code_taken` → SKU_CODE_TAKEN.
 */
function translate(error: unknown): unknown {
  const state = sqlState(error);
  if (state === '23505' || state === '23514') {
    const code = String((error as { constraint?: unknown }).constraint ?? '').toUpperCase();
    if (code in refusals) return new Refusal(code as RefusalCode);
  }
  if (state && (changedMeanwhile.has(state) || tryAgain.has(state))) return new Refusal('CHANGED_MEANWHILE');
  // Class 22: a number, date or text outside of its column's range; 23503: an id that refers to nothing.
  if (state && (/^22\w{3}$/.test(state) || state === '23514' || state === '23503'))
    return new Refusal('VALUE_NOT_STORABLE');
  return error;
}

export type RowResult<O> = { ok: true; output: O } | { ok: false; refusal: Refusal };

const batchSize = 500;

/**
 * The same action over many subjects: one transaction per batch, each row with its own result. A refused row writes
 * nothing; a batch that the database refuses is halved until the row at fault stands alone.
 */
export async function runMany<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  inputs: readonly unknown[],
  actor: Actor,
  options: Pick<RunOptions, 'clock'> & { batch?: number } = {},
): Promise<RowResult<O>[]> {
  await authorise(kernel, definition, actor);
  const results: RowResult<O>[] = [];
  const size = options.batch ?? batchSize;
  for (let at = 0; at < inputs.length; at += size) {
    const slice = inputs.slice(at, at + size);
    results.push(
      ...(await kernel.metrics.timed(definition.name, () => runBatch(kernel, definition, slice, actor, options))),
    );
  }
  return results;
}

async function runBatch<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  inputs: readonly unknown[],
  actor: Actor,
  options: RunOptions,
  attempt = 1,
): Promise<RowResult<O>[]> {
  try {
    return await attemptBatch(kernel, definition, inputs, actor, options);
  } catch (error) {
    const state = sqlState(error);
    if (state && tryAgain.has(state) && attempt < 4) {
      const renewed = await renew(kernel, definition, actor, state);
      return runBatch(kernel, definition, inputs, renewed, options, attempt + 1);
    }
    const refusal = translate(error);
    if (inputs.length === 1) {
      if (refusal instanceof Refusal) return [{ ok: false, refusal }];
      throw error;
    }
    if (!state) throw error;
    const half = Math.ceil(inputs.length / 2);
    const first = await runBatch(kernel, definition, inputs.slice(0, half), actor, options);
    return [...first, ...(await runBatch(kernel, definition, inputs.slice(half), actor, options))];
  }
}

async function attemptBatch<I, O, L>(
  kernel: Kernel,
  definition: ActionDefinition<I, O, L>,
  raw: readonly unknown[],
  actor: Actor,
  options: RunOptions,
): Promise<RowResult<O>[]> {
  const parsed = raw.map((one) => attempted(() => parseInput<I>(definition, one)));
  const inputs = parsed.flatMap((p) => (p.ok ? [p.output] : []));
  if (inputs.length === 0) return parsed as RowResult<O>[];
  const transaction = new Transaction(kernel.database);
  try {
    const ctx = contextFor(kernel, definition.name, actor, transaction, options);
    const loaded = await definition.load(ctx, inputs);
    const all = new Writes();
    const results: RowResult<O>[] = [];
    let n = 0;
    for (const one of parsed) {
      results.push(one.ok ? await runRow(ctx, definition, one.output, loaded[n++], all) : one);
    }
    assumeRights(all, actor);
    if (all.isEmpty) await transaction.commit();
    else {
      const { sql, params } = compose(all, kernel.database.schema);
      await transaction.finish(sql, params);
    }
    if (all.bumped.size > 0) kernel.caches.expire();
    noteExercised('action', definition.name, definition.clauses);
    return results;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function runRow<I, O, L>(
  ctx: Ctx,
  definition: ActionDefinition<I, O, L>,
  input: I,
  loaded: L | Refusal | undefined,
  all: Writes,
): Promise<RowResult<O>> {
  if (loaded instanceof Refusal) return { ok: false, refusal: loaded };
  try {
    const row = rowContext(ctx, definition);
    const output = await definition.run(row.ctx, input, loaded as L);
    row.close();
    all.merge(row.ctx.writes);
    return { ok: true, output };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}

function attempted<T>(run: () => T): RowResult<T> {
  try {
    return { ok: true, output: run() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}
