/**
 * Whether a code proves the person: looked at outside of the transaction first, so that wrong ones are counted and
 * journalled whatever follows, then again under the lock of the person's row, so that one code serves once. (OS-8.3)
 */
import type { Ctx, RowCtx } from '../../../kernel/action.ts';
import { lockChains } from '../../../kernel/chains.ts';
import type { Queryable } from '../../../kernel/database.ts';
import type { Chain } from '../../../kernel/journal.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { claimAttempt, forgetAttempts, subjectsOf, type Subjects } from '../attempts.ts';
import { recordFailedSignIn } from '../record-failed-sign-in.ts';
import { acceptedStep, bareCode } from './second-factor.ts';
import { findFactor, hasRecoveryCode, recoveryHash, type FactorRow } from './store.ts';

type Proof = { step: number } | { recovery: Buffer };

export interface Proven {
  factor: FactorRow;
  proof: Proof;
  subjects: Subjects;
  chain: Chain;
}

/** For a factor that is enrolled, or (`begun`) one that waits for its first code. */
export async function proveByCode(ctx: Ctx, typed: string, which: 'enrolled' | 'begun'): Promise<Proven | Refusal> {
  const personId = ctx.actor.personId;
  if (personId === undefined) return new Refusal('SIGN_IN_REQUIRED');
  if (ctx.actor.kind !== 'staff') return new Refusal('RIGHT_MISSING', { params: { action: ctx.action } });
  const code = bareCode(typed);
  const seen = await findFactor(ctx.kernel.database, personId);
  const missing = seen && whyNot(seen, which);
  if (!seen || missing) return missing ?? new Refusal('SIGN_IN_REQUIRED');
  const subjects = subjectsOf(ctx.kernel.secrets, seen.account, ctx.address);
  const seconds = await claimAttempt(ctx.kernel.database, subjects);
  if (seconds > 0) return new Refusal('SIGN_IN_LOCKED', { params: { seconds } });
  if (!(await proofOf(ctx, ctx.kernel.database, seen, code))) {
    await recordFailedSignIn(ctx, personId);
    return new Refusal('SECOND_FACTOR_WRONG', { field: 'code' });
  }
  const factor = await findFactor(ctx.db, personId, true);
  const changed = factor && whyNot(factor, which);
  if (!factor || changed) return changed ?? new Refusal('SIGN_IN_REQUIRED');
  const proof = await proofOf(ctx, ctx.db, factor, code);
  const chain = (await lockChains(ctx.db, [personId])).get(personId);
  if (!proof || !chain) return new Refusal('SECOND_FACTOR_WRONG', { field: 'code' });
  return { factor, proof, subjects, chain };
}

function whyNot(factor: FactorRow, which: 'enrolled' | 'begun'): Refusal | undefined {
  if (which === 'begun' && factor.enrolledAt) return new Refusal('SECOND_FACTOR_PRESENT');
  if (!factor.secretEnc || (which === 'enrolled' && !factor.enrolledAt)) return new Refusal('SECOND_FACTOR_ABSENT');
  return undefined;
}

async function proofOf(ctx: Ctx, db: Queryable, factor: FactorRow, code: string): Promise<Proof | undefined> {
  const { secrets } = ctx.kernel;
  const key = (await secrets.subjectKeys(db, [factor.keyId])).get(factor.keyId);
  if (!key || !factor.secretEnc) return undefined;
  const step = acceptedStep(secrets.decrypt(key, factor.secretEnc), code, factor.lastStep, Date.now());
  if (step !== undefined) return { step };
  if (!factor.enrolledAt) return undefined;
  const recovery = recoveryHash(secrets, factor.staffId, code);
  return (await hasRecoveryCode(db, factor.staffId, recovery)) ? { recovery } : undefined;
}

/** The code is spent, and the account's attempts start afresh. */
export function spend(ctx: RowCtx, { factor, proof, subjects }: Proven): void {
  if ('step' in proof)
    ctx.statement(
      `update second_factors set last_step = $2 where staff_id = $1 and last_step < $2 returning 1`,
      [factor.staffId, proof.step],
      1,
    );
  else
    ctx.statement(
      `update recovery_codes set used_at = now() where staff_id = $1 and code_hash = $2 and used_at is null returning 1`,
      [factor.staffId, proof.recovery],
      1,
    );
  ctx.statement(forgetAttempts, [subjects.account, subjects.address]);
}

/** Which kind of code it was, for the journal. */
export const proofKind = ({ proof }: Proven): 'code' | 'recovery' => ('step' in proof ? 'code' : 'recovery');
