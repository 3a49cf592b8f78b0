/**
 * The company's time: the database's clock plus an offset, which may be other than zero only in a database marked
 * demo or test. Ids, partitions, seals and sign-in sessions use real time instead.
 */
import type { Queryable } from './database.ts';

export interface Clock {
  now(): Date;
}

/** Real time as the database tells it, moved by the database's own offset. */
export class CompanyClock implements Clock {
  private skewMs = 0;
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.skewMs + this.offsetMs);
  }

  /** Reads skew and offset; called at start and each minute. */
  async synchronise(db: Queryable): Promise<void> {
    const before = Date.now();
    const [row] = await db.query<{ now: Date; offset: number }>(
      `select clock_timestamp() as now, coalesce((select case when purpose in ('demo', 'test') then clock_offset_ms else 0 end from installation), 0)::bigint as offset`,
    );
    if (!row) return;
    const middle = (before + Date.now()) / 2;
    const skew = row.now.getTime() - middle;
    this.skewMs = Math.abs(skew) < 20 ? 0 : Math.round(skew);
    this.offsetMs = row.offset;
  }
}

/** A clock that stands where it is put: demonstration data and tests. */
export class MovedClock implements Clock {
  at: Date;

  constructor(at: Date) {
    this.at = at;
  }

  now(): Date {
    return new Date(this.at);
  }

  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}
