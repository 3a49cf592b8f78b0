/**
 * A stored delivery and what is decided about it: what is worked together, which of an order's messages counts, when a failed
 * attempt is made again. Pure. (OS-2.1, PD-3.2)
 */
import type { deliveryStates } from '../../../../contract/channels.ts';
import { numberOf, type Fault, type Told } from './told.ts';

export interface DeliveryRecord {
  id: string;
  connection_id: string;
  external_id: string;
  topic: string;
  via: 'push' | 'pull' | 'test';
  body_enc: Buffer | null;
  bytes: number;
  received_at: Date;
  external_no: string | null;
  platform_at: Date | null;
  state: (typeof deliveryStates)[number];
  outcome: string | null;
  faults: Fault[];
  order_id: string | null;
  attempts: number;
  settled_at: Date | null;
  settled_by: string | null;
  reason: string | null;
}

export interface ReadDelivery {
  record: DeliveryRecord;
  told: Told;
}

/** What becomes of one delivery; written for a whole batch at once. */
export interface Result {
  id: string;
  state: DeliveryRecord['state'];
  outcome: string | null;
  externalNo: string | null;
  at: Date | null;
  orderId: string | null;
  faults: Fault[];
  attempts: number;
  /** Seconds until it is worked again; null where it is not. */
  againIn: number | null;
}

export function resultOf({ record, told }: ReadDelivery, more: Partial<Result>): Result {
  const at = told.kind === 'nothing' ? null : told.at;
  return {
    id: record.id,
    state: 'taken',
    outcome: null,
    externalNo: numberOf(told),
    at,
    orderId: null,
    faults: [],
    attempts: record.attempts + 1,
    againIn: null,
    ...more,
  };
}

/** Of an order's messages only the newest says how it stands; older ones of the same batch are told by it. */
export function newestOfEach<T extends ReadDelivery>(deliveries: readonly T[]): { newest: T[]; older: T[] } {
  const newest = new Map<string, T>();
  const older: T[] = [];
  for (const one of deliveries) {
    const no = numberOf(one.told) ?? one.record.id;
    const other = newest.get(no);
    if (!other) newest.set(no, one);
    else if (isNewer(one, other)) {
      older.push(other);
      newest.set(no, one);
    } else older.push(one);
  }
  return { newest: [...newest.values()], older };
}

function isNewer(one: ReadDelivery, other: ReadDelivery): boolean {
  const at = ({ told, record }: ReadDelivery) => (told.kind === 'nothing' ? record.received_at : told.at).getTime();
  return at(one) === at(other) ? one.record.id > other.record.id : at(one) > at(other);
}

/** Pauses between attempts: 5 s, 1 min, 5 min, 30 min, then hours; undefined where a person has to look. */
const pauses = [5, 60, 300, 1800, 7200, 18_000, 36_000];

export function pauseAfter(attempts: number): number | undefined {
  return pauses[attempts - 1];
}
