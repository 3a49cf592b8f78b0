/** SQL of the demonstration's one row: the story's end and seed, who makes it, and how far it has got. */
import type { Queryable } from '../../kernel/database.ts';

export type Phase = 'company' | 'people' | 'goods' | 'orders' | 'done';

export interface Making {
  startedAt: Date;
  seed: number;
  phase: Phase;
  done: number;
  of: number;
  signInsShown: boolean;
}

const columns = `started_at as "startedAt", seed, phase, done, of, signins_shown as "signInsShown"`;

export async function readMaking(db: Queryable): Promise<Making | undefined> {
  const [row] = await db.query<Making & Record<string, unknown>>(`select ${columns} from demonstration`);
  return row;
}

/** Begins the making, or takes over one that somebody left; the story's end stays where it was. */
export async function takeMaking(db: Queryable, maker: string, startedAt: Date, seed: number): Promise<Making> {
  const [row] = await db.query<Making & Record<string, unknown>>(
    `insert into demonstration (maker, started_at, seed) values ($1, $2, $3)
     on conflict (one) do update set maker = excluded.maker
     returning ${columns}`,
    [maker, startedAt, seed],
  );
  if (!row) throw new Error('the demonstration has no row');
  return row;
}

/** False when another maker has taken over: then this one has to stop. */
export async function keepProgress(
  db: Queryable,
  maker: string,
  { phase, done, of }: Pick<Making, 'phase' | 'done' | 'of'>,
): Promise<boolean> {
  const rows = await db.query(`update demonstration set phase = $2, done = $3, of = $4 where maker = $1 returning 1`, [
    maker,
    phase,
    done,
    of,
  ]);
  return rows.length > 0;
}

export async function keepSignInsShown(db: Queryable): Promise<void> {
  await db.query(`update demonstration set signins_shown = true`);
}

export async function keepReady(db: Queryable): Promise<void> {
  await db.query(`update demonstration set phase = 'done', done = of, ready_at = now(), maker = null`);
}
