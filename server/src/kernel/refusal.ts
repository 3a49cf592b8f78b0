/**
 * A refusal: the one way in which the product says no. The code names the obstacle; its texts, status and remedy
 * are listed once in contract/refusals.ts. Codes and parameters are stored, never rendered text.
 */
import { refusals, type RefusalCode } from '../../../contract/refusals.ts';

export interface RefusalDetail {
  /** The input field (dotted path) that is to be mended. */
  field?: string;
  params?: Record<string, string | number>;
  /** The clause whose rule refuses, such as OT-3.1@1. */
  clause?: string;
  /** All faults at once, where there are several. */
  issues?: RefusalIssue[];
}

export interface RefusalIssue {
  field: string;
  code: string;
  message: string;
  /** Where the code is a refusal's own: what its text is filled with. */
  params?: Record<string, string | number>;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return refusals[this.code].status;
  }

  /** For how many seconds it says no, where it is only that something came too often. */
  get secondsToWait(): number | undefined {
    return this.status === 429 ? Number(this.detail.params?.['seconds'] ?? 60) : undefined;
  }
}
