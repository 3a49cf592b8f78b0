/** SQL of second factors and recovery codes; whoever is about to use a code locks the person's row first. (OS-8.3) */
import type { RowCtx } from '../../../kernel/action.ts';
import type { Queryable } from '../../../kernel/database.ts';
import type { Secrets } from '../../../kernel/secrets.ts';
import { bareCode } from './second-factor.ts';

export interface FactorRow {
  staffId: string;
  account: string;
  keyId: string;
  secretEnc: Buffer | null;
  enrolledAt: Date | null;
  lastStep: number;
  codesLeft: number;
}

/** The person with what is enrolled so far; `lock` is for those who are about to write. */
export async function findFactor(db: Queryable, staffId: string, lock = false): Promise<FactorRow | undefined> {
  // A statement of its own: what another one changed while we waited is only seen by the next.
  if (lock) await db.query(`select 1 from staff where id = $1 for update`, [staffId]);
  const [row] = await db.query<FactorRow & Record<string, unknown>>(
    `select s.id as "staffId", s.account, s.key_id as "keyId", f.secret_enc as "secretEnc", f.enrolled_at as "enrolledAt",
       coalesce(f.last_step, 0)::bigint as "lastStep",
       (select count(*) from recovery_codes r where r.staff_id = s.id and r.used_at is null)::int as "codesLeft"
       from staff s left join second_factors f on f.staff_id = s.id where s.id = $1`,
    [staffId],
  );
  return row;
}

export function recoveryHash(secrets: Secrets, staffId: string, code: string): Buffer {
  return secrets.token('recovery code', `${staffId}:${bareCode(code)}`);
}

export async function hasRecoveryCode(db: Queryable, staffId: string, hash: Buffer): Promise<boolean> {
  const rows = await db.query(
    `select 1 from recovery_codes where staff_id = $1 and code_hash = $2 and used_at is null`,
    [staffId, hash],
  );
  return rows.length > 0;
}

export function writeRecoveryCodes(ctx: RowCtx, staffId: string, codes: readonly string[]): void {
  const hashes = codes.map((code) => recoveryHash(ctx.kernel.secrets, staffId, code));
  ctx.statement(`delete from recovery_codes where staff_id = $1 returning 1`, [staffId]);
  ctx.statement(
    `insert into recovery_codes (staff_id, code_hash) select $1::uuid, unnest($2::bytea[]) returning 1`,
    [staffId, hashes],
    hashes.length,
  );
}
