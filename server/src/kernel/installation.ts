/**
 * What this database is for: a real company, a demonstration or a test. Decided once, at the first start, and never
 * changed. While the past of a demonstration is being written, `historyOpen` keeps what judges by the present waiting.
 */
import type { Queryable } from './database.ts';
import { newId } from './ids.ts';

export type Purpose = 'real' | 'demo' | 'test';

export interface Installation {
  purpose: Purpose;
  historyOpen: boolean;
}

/** A database that nobody marked is a real one. */
export async function readInstallation(db: Queryable): Promise<Installation> {
  const [row] = await db.query<Installation & Record<string, unknown>>(
    `select purpose, history_open as "historyOpen" from installation`,
  );
  return row ?? { purpose: 'real', historyOpen: false };
}

/**
 * Marks a database that nobody has marked. One that is in use already (it has settings, or keys that protect somebody's
 * data) is a real company's, whatever was asked for.
 */
export async function markInstallation(db: Queryable, wanted: 'real' | 'demo'): Promise<Installation> {
  await db.query(
    `insert into installation (id, purpose, history_open)
     select $1, purpose, purpose = 'demo'
       from (select case when exists (select 1 from settings) or exists (select 1 from subject_keys) then 'real' else $2 end as purpose) as decided
     on conflict (one) do nothing`,
    [newId(), wanted],
  );
  return readInstallation(db);
}

/** The past is written: from now on the present counts. */
export async function closeHistory(db: Queryable): Promise<void> {
  await db.query(`update installation set history_open = false where history_open`);
}
