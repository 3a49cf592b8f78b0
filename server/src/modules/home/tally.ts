/**
 * What an entry of the journal adds to the tallies of its hour, and which step of a person it was. Pure: the consumer reads the
 * orders and clocks before, and writes after. (CC-5.1, OT-3.1)
 */
import type { JournalEvent } from '../../kernel/journal.ts';
import type { ReadEntry } from '../../kernel/journal-reader.ts';
import type { Clock, OrderSubject } from '../deadlines/index.ts';

/** Stands for nobody and nowhere. */
export const nil = '00000000-0000-0000-0000-000000000000';

export interface Tally {
  word: string;
  at: Date;
  shopId: string;
  warehouseId: string;
  personId: string;
  count: number;
}

/** Events that are counted as they are. */
export const countedEvents = [
  'order.entered',
  'order.checked',
  'order.preparing',
  'order.prepared',
  'order.shipped',
  'order.delivered',
  'order.accepted',
  'order.closed',
  'order.cancelled',
  'order.corrected',
] as const;
const counted = new Set<string>(countedEvents);

/** What is looked up for a batch of entries. */
export interface Known {
  subjects: ReadonlyMap<string, Pick<OrderSubject, 'shopId' | 'warehouseId'>>;
  clocks: ReadonlyMap<string, readonly Pick<Clock, 'state' | 'source' | 'stoppedAt'>[]>;
}

function personOf(entry: Pick<ReadEntry, 'actor'>): string {
  return entry.actor.startsWith('staff:') ? entry.actor.slice('staff:'.length) : nil;
}

export function talliesOf(entry: ReadEntry, known: Known): Tally[] {
  return (entry.body.events ?? []).filter(({ name }) => counted.has(name)).flatMap((one) => ofEvent(entry, one, known));
}

function ofEvent(entry: ReadEntry, event: JournalEvent, known: Known): Tally[] {
  const orderId = String(event.data.orderId);
  const subject = known.subjects.get(orderId);
  const place = {
    at: entry.recordedAt,
    shopId: subject?.shopId ?? nil,
    warehouseId: subject?.warehouseId ?? nil,
    count: 1,
  };
  const tally = (word: string, more: Partial<Tally> = {}): Tally => ({
    ...place,
    word,
    personId: personOf(entry),
    ...more,
  });
  const stoppedAt = Date.parse(String(event.data.at));
  const stopped = (known.clocks.get(orderId) ?? []).filter(
    (clock) => clock.source === 'company' && clock.stoppedAt?.getTime() === stoppedAt,
  );
  // An order is late once, however many of its clocks were, on the day of the step itself: as the list of what came too late finds it.
  const ended = (['missed', 'met'] as const).find((state) => stopped.some((clock) => clock.state === state));
  return [tally(event.name), ...(ended ? [tally(`${ended}:${event.name}`, { at: new Date(stoppedAt) })] : [])];
}

/** Tallies of one hour, place and person are one row. */
export function addedUp(tallies: readonly Tally[]): Tally[] {
  const sums = new Map<string, Tally>();
  for (const one of tallies) {
    const at = new Date(Math.floor(one.at.getTime() / 3_600_000) * 3_600_000);
    const key = [one.word, at.getTime(), one.shopId, one.warehouseId, one.personId].join();
    const sum = sums.get(key);
    if (sum) sum.count += one.count;
    else sums.set(key, { ...one, at });
  }
  // In one sequence for all, so that two batches never wait for each other's rows.
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

export interface Step {
  personId: string;
  at: Date;
  id: string;
  action: string;
  chainId: string;
  chainSeq: number;
  orderId: string | null;
  data: Record<string, unknown>;
}

/** The rows of an import are its work, not the person's: the import itself is one step. */
const notSteps = /^(intake\.(take|follow)|deadlines\.|people\.sign|notices\.)/;

export function stepOf(entry: ReadEntry): Step | undefined {
  const personId = personOf(entry);
  if (personId === nil || notSteps.test(entry.action)) return undefined;
  const data = Object.assign({}, ...(entry.body.events ?? []).map((event) => event.data)) as Record<string, unknown>;
  return {
    personId,
    at: entry.recordedAt,
    id: entry.id,
    action: entry.action,
    chainId: entry.chainId,
    chainSeq: entry.seq,
    orderId: typeof data.orderId === 'string' ? data.orderId : null,
    data,
  };
}
