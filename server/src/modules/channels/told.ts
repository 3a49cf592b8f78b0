/**
 * What a delivery tells, in our words: a whole order as it stands now, that an order must be asked for, that goods are wanted
 * no more, or nothing of ours. What is not clear is a fault with its field, never a guess. (OS-2.1, OS-2.2)
 */
import type { RefundEnd } from '../orders/index.ts';
import type { OrderDraft } from '../platforms/index.ts';
import type { FaultCode } from './faults.ts';

/** How a message names its order: by the number that people know, or by the platform's own id. */
export type OrderKey = { externalNo: string } | { platformId: string };

export type Told =
  | { kind: 'order'; at: Date; draft: OrderDraft }
  /** Only the platform knows how the order stands now; goods that are wanted no more are held without waiting for it. */
  | { kind: 'look-up'; at: Date; externalNo: string; refund?: string[] }
  /** A refund is asked for, or the application taken back or refused: of these lines or, where none is named, of the whole order. */
  | { kind: 'refund'; at: Date; order: OrderKey; lineNos: string[]; ended?: RefundEnd }
  /** Understood, and nothing to do. */
  | { kind: 'nothing'; why: 'ping' | 'topic-not-ours' | 'no-news' };

export interface Fault {
  code: FaultCode;
  field: string;
  params: Record<string, string | number>;
}

/** Which order it is about and as of when, where at least that is clear. */
export interface About {
  externalNo: string;
  at: Date;
}

/** Thrown with everything that is wrong at once. */
export class Unclear extends Error {
  readonly faults: Fault[];
  readonly about: About | undefined;

  constructor(faults: Fault[], about?: About) {
    super(faults.map((one) => one.code).join(', '));
    this.name = 'Unclear';
    this.faults = faults;
    this.about = about;
  }
}

export function unclear(code: FaultCode, field = '', params: Fault['params'] = {}): Unclear {
  return new Unclear([{ code, field, params }]);
}

export function numberOf(told: Told): string | null {
  if (told.kind === 'order') return told.draft.externalNo;
  if (told.kind === 'look-up') return told.externalNo;
  return told.kind === 'refund' && 'externalNo' in told.order ? told.order.externalNo : null;
}
