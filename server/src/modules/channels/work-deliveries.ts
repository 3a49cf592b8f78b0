/**
 * Works what was stored: reads each delivery, takes orders in many at a time, holds at once what is wanted no more, asks the
 * platform where only it knows. An order's newest message counts, by the platform's own time; what is not understood waits for a
 * person with its reasons. Cut off anywhere and repeated, it changes nothing that was done. (OS-2.1, PD-3.2, PD-3.4)
 */
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { noteSaid, saidOf, type OrderDraft, type Seen } from '../platforms/index.ts';
import { CallFailed } from './call.ts';
import { keyOf, type ConnectionRecord } from './connection.ts';
import { newestOfEach, pauseAfter, resultOf, type ReadDelivery, type Result } from './delivery.ts';
import { dueDeliveries, finishDeliveries, superseded, takenBack, wakeForOrders } from './delivery-store.ts';
import { kinds } from './kinds.ts';
import { faultsOfRefusal } from './refusal-faults.ts';
import { takeOrder, takeRefund } from './take-told.ts';
import { numberOf, Unclear, unclear, type Told } from './told.ts';
import { usePlatform } from './use-platform.ts';

const perBatch = 500;

export interface WorkOptions {
  clock?: Clock | undefined;
  signal?: AbortSignal | undefined;
}

/** How the journal names the work: what goes out to platforms passes over what it did. */
export const channelActor = systemActor('channels');

/** Answers how many were worked; none is left that is due. */
export async function workDeliveries(kernel: Kernel, options: WorkOptions = {}): Promise<number> {
  let worked = 0;
  while (!options.signal?.aborted) {
    const batch = await dueDeliveries(kernel.database, perBatch);
    for (const { connection, records } of batch) worked += await workSome(kernel, connection, records, options);
    if (batch.length === 0) return worked;
  }
  return worked;
}

async function workSome(
  kernel: Kernel,
  connection: ConnectionRecord,
  records: Parameters<typeof readOne>[3][],
  options: WorkOptions,
): Promise<number> {
  const key = await keyOf(kernel, connection);
  const read: ReadDelivery[] = [];
  const results: Result[] = [];
  for (const record of records) {
    const told = readOne(kernel, connection, key, record);
    if (told instanceof Unclear) {
      const none: Told = { kind: 'nothing', why: 'no-news' };
      const about = { externalNo: told.about?.externalNo ?? null, at: told.about?.at ?? null };
      results.push(resultOf({ record, told: none }, { state: 'waiting', faults: told.faults, ...about }));
    } else read.push({ record, told });
  }
  for (const one of read) if (one.told.kind === 'nothing') results.push(resultOf(one, { outcome: one.told.why }));
  results.push(...(await holdRefunds(kernel, connection, read, options)));
  const asked = await lookUp(kernel, connection, read, results);
  await takeOrders(
    kernel,
    connection,
    [...read.filter((one) => one.told.kind === 'order'), ...asked],
    results,
    options,
  );
  await finishDeliveries(kernel.database, results, (options.clock ?? kernel.clock).now());
  return records.length;
}

function readOne(
  kernel: Kernel,
  connection: ConnectionRecord,
  key: Awaited<ReturnType<typeof keyOf>>,
  record: ReadDelivery['record'],
): Told | Unclear {
  try {
    if (!record.body_enc) throw unclear('BODY_UNREADABLE');
    const body = Buffer.from(kernel.secrets.decrypt(key, record.body_enc), 'base64');
    const { topic, received_at: receivedAt } = record;
    return kinds[connection.kind].read({ topic, body, receivedAt, settings: connection.settings });
  } catch (error) {
    if (error instanceof Unclear) return error;
    throw error;
  }
}

/** Goods that are wanted no more stop before anything else is asked or read; an application that was taken back since is no news. */
async function holdRefunds(
  kernel: Kernel,
  { id: connectionId, shop_id: shopId }: ConnectionRecord,
  read: readonly ReadDelivery[],
  options: WorkOptions,
): Promise<Result[]> {
  const wanted = refundsOf(read, shopId);
  if (wanted.length === 0) return [];
  const numbers = wanted.flatMap(({ one }) => numberOf(one.told) ?? []);
  const back = await takenBack(kernel.database, connectionId, numbers);
  const isPast = ({ at, input, one }: WantedRefund): boolean =>
    !input.ended && at < (back.get(numberOf(one.told) ?? '') ?? new Date(0));
  const past = wanted.filter((one) => isPast(one) && one.one.told.kind === 'refund');
  const open = wanted.filter((one) => !isPast(one));
  // One transaction each: two messages about one order must see what the other held.
  const inputs = open.map(({ input }) => input);
  const results = await runMany(kernel, takeRefund, inputs, channelActor, { batch: 1, ...clockOf(options) });
  const done = open.flatMap(({ one, input }, n) => {
    const result = results[n];
    if (one.told.kind === 'look-up' || !result) return [];
    if (!result.ok) return retryOrWait(one, unclear('ORDER_NOT_HERE'));
    const { held, orderId } = result.output;
    return resultOf(one, { outcome: held ? 'held' : input.ended ? 'released' : 'known', orderId });
  });
  return [...past.map(({ one }) => resultOf(one, { outcome: 'older' })), ...done];
}

interface WantedRefund {
  one: ReadDelivery;
  at: Date;
  input: Parameters<typeof takeRefund.run>[1];
}

/** In the sequence of the platform's own times. */
function refundsOf(read: readonly ReadDelivery[], shopId: string): WantedRefund[] {
  const wanted = read.flatMap((one): WantedRefund[] => {
    const { told, record } = one;
    const asked = { deliveryId: record.id, shopId };
    if (told.kind === 'refund') {
      const { order, lineNos, ended } = told;
      return [{ one, at: told.at, input: { ...asked, order, lineNos, ...(ended ? { ended } : {}) } }];
    }
    if (told.kind !== 'look-up' || !told.refund) return [];
    const order = { externalNo: told.externalNo };
    return [{ one, at: told.at, input: { ...asked, order, lineNos: told.refund } }];
  });
  return wanted.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Each order is asked for once, however many messages name it; all of them are told by the answer. */
async function lookUp(
  kernel: Kernel,
  connection: ConnectionRecord,
  read: readonly ReadDelivery[],
  results: Result[],
): Promise<ReadDelivery[]> {
  const { newest, older } = newestOfEach(read.filter((one) => one.told.kind === 'look-up'));
  const asked: ReadDelivery[] = [];
  const failed = new Map<string | null, Unclear>();
  for (const one of newest) {
    const answer = await askFor(kernel, connection, one);
    if (answer instanceof Unclear) {
      failed.set(numberOf(one.told), answer);
      results.push(retryOrWait(one, answer));
    } else asked.push({ record: one.record, told: answer });
  }
  for (const one of older) {
    const fault = failed.get(numberOf(one.told));
    results.push(fault ? retryOrWait(one, fault) : resultOf(one, { outcome: 'older' }));
  }
  return asked;
}

async function askFor(kernel: Kernel, connection: ConnectionRecord, one: ReadDelivery): Promise<Told | Unclear> {
  const externalNo = numberOf(one.told) ?? '';
  try {
    return await usePlatform(kernel, connection, async (line, kind) => {
      if (!kind.lookUp) throw unclear('LOOK_UP_FAILED', '', { detail: '—' });
      return withNews(await kind.lookUp(line, externalNo, kernel.clock.now()), one);
    });
  } catch (error) {
    if (error instanceof Unclear) return error;
    if (error instanceof CallFailed) return unclear('LOOK_UP_FAILED', '', { detail: `${error.code} ${error.detail}` });
    throw error;
  }
}

/** Douyin's messages of a changed address say so; its ciphertexts do not. */
const addressTags = new Set(['105', '111']);

function withNews(told: Told, { record }: ReadDelivery): Told {
  if (told.kind !== 'order' || !addressTags.has(record.topic)) return told;
  return { ...told, draft: { ...told.draft, receiverIsNews: true } };
}

async function takeOrders(
  kernel: Kernel,
  connection: ConnectionRecord,
  read: readonly ReadDelivery[],
  results: Result[],
  options: WorkOptions,
): Promise<void> {
  const { newest, older } = newestOfEach(read);
  const orders = newest.flatMap((one) => (one.told.kind === 'order' ? [{ one, told: one.told }] : []));
  const inputs = orders.map(({ one, told }) => ({
    feed: 'platform' as const,
    sourceId: one.record.id,
    reportedAt: told.at,
    shopId: connection.shop_id,
    draft: told.draft,
  }));
  const taken = await runMany(kernel, takeOrder, inputs, channelActor, {
    batch: inputs.length || 1,
    ...clockOf(options),
  });
  const seen: Seen[] = [];
  for (const [n, { one, told }] of orders.entries()) {
    const result = taken[n];
    if (!result) continue;
    if (result.ok) {
      const { orderId, outcome } = result.output;
      seen.push({ orderId, at: told.at, said: saidOf({ kernel }, told.draft) });
      results.push(resultOf(one, { outcome, orderId }));
    } else results.push(refusedResult(one, told.draft, result.refusal));
  }
  await noteSaid(kernel.database, seen);
  for (const one of older) results.push(resultOf(one, { outcome: 'older' }));
  const numbers = results.flatMap((one) => (one.orderId && one.externalNo ? [one.externalNo] : []));
  await superseded(kernel.database, connection.id, results);
  await wakeForOrders(kernel.database, connection.id, numbers);
}

function refusedResult(one: ReadDelivery, draft: OrderDraft, refusal: Refusal): Result {
  return resultOf(one, { state: 'waiting', faults: faultsOfRefusal(refusal, draft) });
}

/** What may come right by itself is worked again after growing pauses, then a person has to look. */
function retryOrWait(one: ReadDelivery, { faults }: Unclear): Result {
  const againIn = pauseAfter(one.record.attempts + 1);
  const state = againIn === undefined ? 'waiting' : 'stored';
  return resultOf(one, { state, faults, againIn: againIn ?? null });
}

function clockOf({ clock }: WorkOptions): { clock?: Clock } {
  return clock ? { clock } : {};
}
