/**
 * Runs an import: reads its file as a stream and takes the orders in, two batches on their way at a time, so that reading
 * goes on while the database writes. Killed and run again, it changes nothing that was in. (OS-2.1, PD-3.2)
 */
import type { Actor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { systemActor } from '../../kernel/access.ts';
import { runAction, runMany } from '../../kernel/run-action.ts';
import { actorOf } from '../people/index.ts';
import type { Taken } from '../platforms/index.ts';
import type { OpenFile } from './decode.ts';
import type { FileProblem } from './file-problems.ts';
import { formatOf } from './formats/all-formats.ts';
import type { OrderFormat } from './formats/format.ts';
import { formatsFor, mappingsOf } from './mapping/mapping-store.ts';
import { finishImport, settleRows, type Counts } from './finish-import.ts';
import type { ImportRecord } from './import-record.ts';
import { findCompanion, readImports, waitingFor } from './import-store.ts';
import { readOrderFile, type OrderRead } from './read-order-file.ts';
import { issuesOfRefusal } from './refusal-issues.ts';
import { setAside, type BadOrder } from './set-aside.ts';
import { takeOrder } from './take-order.ts';

export interface RunOptions {
  clock?: Clock | undefined;
  /** Stops between two batches; the import stays as it is and can be run again. */
  signal?: AbortSignal | undefined;
  batch?: number | undefined;
  onProgress?: ((counts: Counts, rowsRead: number) => void) | undefined;
}

interface Run {
  kernel: Kernel;
  record: ImportRecord;
  shopId: string;
  actor: Actor;
  options: RunOptions;
  counts: Counts;
  toldAt: number;
  rowsRead: number;
  formats: readonly OrderFormat[];
}

type GoodOrder = Extract<OrderRead, { kind: 'order' }>;

const ordersPerBatch = 500;
const batchesOnTheirWay = 2;
const tellEveryMs = 1000;

/** Answers the counts, or undefined where the import is not one to be run (any more). */
export async function runImport(
  kernel: Kernel,
  importId: string,
  options: RunOptions = {},
): Promise<Counts | undefined> {
  const record = (await readImports(kernel.database, [importId])).get(importId);
  if (!record?.shop_id || (record.state !== 'waiting' && record.state !== 'running')) return undefined;
  const actor = await starterOf(kernel, record);
  const formats = formatsFor(await mappingsOf(kernel), record.shop_id);
  const counts: Counts = { rows_written: 0, rows_known: 0, orders_entered: 0, orders_updated: 0, orders_known: 0 };
  const run: Run = { kernel, record, shopId: record.shop_id, actor, options, counts, toldAt: 0, rowsRead: 0, formats };
  await tellProgress(run, true);
  const companion = await companionOf(run);
  const problem = await readAll(run, companion);
  if (options.signal?.aborted) return undefined;
  await runAction(
    kernel,
    finishImport,
    { importId, counts, companionId: companion?.id ?? null, problem: problem ?? null },
    actor,
    { clock: options.clock },
  );
  return counts;
}

/** What the person may do now decides; where the person has left, the work that was given out is still finished. */
async function starterOf(kernel: Kernel, record: ImportRecord): Promise<Actor> {
  const person = record.started_by ? await actorOf(kernel, record.started_by) : undefined;
  return person ?? systemActor('import');
}

export function opener(kernel: Pick<Kernel, 'files' | 'database'>, fileId: string): OpenFile {
  return async function* () {
    yield* await kernel.files.open(kernel.database, fileId);
  };
}

/** The other list, where it came before by itself. */
async function companionOf({ kernel, record, shopId }: Run): Promise<ImportRecord | undefined> {
  if (record.part === 'both') return undefined;
  if (record.companion_id) return (await readImports(kernel.database, [record.companion_id])).get(record.companion_id);
  if (!needsCompanion(record)) return undefined;
  const externalNos = await someNumbers(opener(kernel, record.file_ids[0] ?? ''));
  return findCompanion(kernel.database, {
    format: record.format,
    part: record.part,
    shopId,
    shopIds: null,
    externalNos,
  });
}

export function needsCompanion(record: Pick<ImportRecord, 'format' | 'part'>): boolean {
  return record.format === 'taobao-legacy-csv' && record.part !== 'both';
}

const numbersAsked = 200;

/** Order numbers of a list that came alone: by them its other half is found. */
export async function someNumbers(open: OpenFile): Promise<string[]> {
  const numbers: string[] = [];
  for await (const read of readOrderFile(open)) {
    if (read.kind === 'bad' && read.externalNo) numbers.push(read.externalNo);
    if (numbers.length >= numbersAsked) break;
  }
  return numbers;
}

async function readAll(run: Run, companion: ImportRecord | undefined): Promise<FileProblem | undefined> {
  const { kernel, record, options } = run;
  const [first = '', second = companion?.file_ids[0]] = record.file_ids;
  const now = (options.clock ?? kernel.clock).now();
  const size = options.batch ?? ordersPerBatch;
  const onTheirWay = new Set<Promise<void>>();
  const failed: unknown[] = [];
  const send = async (good: GoodOrder[], bad: BadOrder[]): Promise<void> => {
    if (good.length + bad.length === 0) return;
    while (onTheirWay.size >= batchesOnTheirWay) await Promise.race(onTheirWay);
    if (failed.length > 0) throw failed[0];
    const work: Promise<void> = takeBatch(run, good, bad)
      .catch((error: unknown) => void failed.push(error))
      .finally(() => onTheirWay.delete(work));
    onTheirWay.add(work);
  };
  let good: GoodOrder[] = [];
  let bad: BadOrder[] = [];
  let problem: FileProblem | undefined;
  for await (const read of readOrderFile(opener(kernel, first), {
    companion: second ? opener(kernel, second) : undefined,
    now,
    formats: run.formats,
  })) {
    if (options.signal?.aborted) break;
    if (read.kind === 'problem') problem = read.problem;
    else if (read.kind === 'order') good.push(read);
    else bad.push(read);
    if (good.length < size && bad.length < size) continue;
    await send(good, bad);
    [good, bad] = [[], []];
  }
  if (!options.signal?.aborted) await send(good, bad);
  await Promise.all(onTheirWay);
  if (failed.length > 0) throw failed[0];
  return problem;
}

async function takeBatch(run: Run, good: readonly GoodOrder[], bad: readonly BadOrder[]): Promise<void> {
  const { kernel, record, shopId, actor, options, counts } = run;
  const origin = { feed: 'file', sourceId: record.id, reportedAt: record.reported_at } as const;
  const inputs = good.map(({ draft }) => ({ ...origin, shopId, draft }));
  const results = await runMany(kernel, takeOrder, inputs, actor, {
    batch: inputs.length || 1,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const taken = new Map<string, string>();
  const aside: BadOrder[] = [...bad];
  for (const [n, result] of results.entries()) {
    const { draft, rows } = good[n] as GoodOrder;
    if (result.ok) {
      taken.set(draft.externalNo, result.output.orderId);
      count(counts, result.output, draft.sourceRows.length);
    } else {
      const raw = rows();
      aside.push({
        externalNo: draft.externalNo,
        rows: raw,
        issues: issuesOfRefusal(result.refusal, draft, raw, formatOf(record.format, run.formats)!),
      });
    }
  }
  if (aside.length > 0) {
    const kept = await runAction(kernel, setAside, { importId: record.id, orders: aside }, actor, {
      clock: options.clock,
    });
    counts.rows_known += kept.rowsKnown;
  }
  const waiting = await waitingFor(kernel.database, shopId, [...taken.keys()]);
  if (waiting.length > 0) {
    const rows = waiting.map((row) => ({ rowId: row.id, orderId: taken.get(row.external_no) ?? '' }));
    await runAction(kernel, settleRows, { importId: record.id, rows }, actor, { clock: options.clock });
  }
  run.rowsRead += [...good.map((one) => one.draft.sourceRows.length), ...bad.map((one) => one.rows.length)].reduce(
    (sum, n) => sum + n,
    0,
  );
  await tellProgress(run);
}

function count(counts: Counts, { outcome, isOurs }: Taken, rows: number): void {
  const isWritten = outcome !== 'known' || isOurs;
  counts[isWritten ? 'rows_written' : 'rows_known'] += rows;
  if (outcome === 'updated') counts.orders_updated++;
  else if (isWritten) counts.orders_entered++;
  else counts.orders_known++;
}

/** At most once a second; a counter, so no action: what the orders say is in their own journal. */
async function tellProgress(run: Run, first = false): Promise<void> {
  const { kernel, record, counts, options } = run;
  if (!first && Date.now() - run.toldAt < tellEveryMs) return;
  run.toldAt = Date.now();
  options.onProgress?.(counts, run.rowsRead);
  await kernel.database.query(
    `update imports set state = 'running', seen_at = now(), rows_written = $2, rows_known = $3, orders_entered = $4, orders_updated = $5, orders_known = $6
      where id = $1 and state in ('waiting', 'running')`,
    [
      record.id,
      counts.rows_written,
      counts.rows_known,
      counts.orders_entered,
      counts.orders_updated,
      counts.orders_known,
    ],
  );
}
