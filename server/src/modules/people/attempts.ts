/**
 * Attempts to sign in are counted before the password is looked at, per account and per address, so that many at once
 * cannot slip through. Beyond the free ones each further attempt waits longer; unknown accounts count the same. (OS-8.3)
 */
import type { Queryable } from '../../kernel/database.ts';
import type { Secrets } from '../../kernel/secrets.ts';

interface Limit {
  /** Attempts before the first lock. */
  free: number;
  /** Failures that double the delay. */
  doubling: number;
  /** Without an attempt for this long, counting starts again. */
  forgetSeconds: number;
}

export const accountLimit: Limit = { free: 5, doubling: 1, forgetSeconds: 86_400 };
/** A whole office may share one address. */
const addressLimit: Limit = { free: 50, doubling: 5, forgetSeconds: 3600 };

const firstDelaySeconds = 30;
const longestDelaySeconds = 3600;

export interface Subjects {
  account: Buffer;
  address: Buffer;
}

export function subjectsOf(secrets: Pick<Secrets, 'token'>, account: string, address: string | undefined): Subjects {
  return {
    account: secrets.token('sign-in account', account),
    address: secrets.token('sign-in address', address ?? ''),
  };
}

/** Counts one attempt; tells for how many seconds the subject is locked, zero when the attempt may go on. */
async function claim(db: Queryable, subject: Buffer, limit: Limit): Promise<number> {
  const counted = await db.query(
    `insert into sign_in_attempts as a (subject, failures) values ($1, 1)
     on conflict (subject) do update set last_at = now(),
       failures = case when a.last_at < now() - make_interval(secs => $2) then 1 else a.failures + 1 end,
       locked_until = case when a.last_at >= now() - make_interval(secs => $2) and a.failures + 1 >= $3
         then now() + make_interval(secs => least($4, $5 * power(2, (a.failures + 1 - $3)::float / $6))) end
     where a.locked_until is null or a.locked_until <= now()
     returning 1`,
    [subject, limit.forgetSeconds, limit.free, longestDelaySeconds, firstDelaySeconds, limit.doubling],
  );
  if (counted.length > 0) return 0;
  const [row] = await db.query<{ seconds: number }>(
    `select greatest(1, ceil(extract(epoch from locked_until - now())))::int as seconds from sign_in_attempts where subject = $1`,
    [subject],
  );
  return row?.seconds ?? 1;
}

/** Runs outside the action's transaction, because a refused attempt counts as well. */
export async function claimAttempt(db: Queryable, subjects: Subjects): Promise<number> {
  const locked = await claim(db, subjects.address, addressLimit);
  return locked > 0 ? locked : claim(db, subjects.account, accountLimit);
}

/** SQL with the success: the account starts afresh, the address gets its one attempt back. */
export const forgetAttempts = `update sign_in_attempts set locked_until = null, failures = case when subject = $1 then 0 else greatest(0, failures - 1) end
  where subject in ($1, $2) returning 1`;
