/**
 * Idempotency: at most one success per (actor, action, key) within 72 hours. Concurrent twins get 409, another body under
 * the same key 422; only successful answers are stored, encrypted, and given again.
 */
import { actorRef, type Actor } from './access.ts';
import type { Kernel } from './kernel.ts';
import { Refusal } from './refusal.ts';
import { sha256 } from './secrets.ts';
import type { Writes } from './writes.ts';

export interface IdempotencyClaim {
  keyHash: Buffer;
  bodyHash: Buffer;
  write(kernel: Kernel, writes: Writes, output: unknown): void;
}

export const answersKeptHours = 72;

export function claimAnswer(
  actor: Actor,
  action: string,
  key: string | undefined,
  body: unknown,
): IdempotencyClaim | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x20-\x7e]{1,200}$/.test(key)) throw new Refusal('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
  const keyHash = sha256(actorRef(actor), '\0', action, '\0', key);
  const bodyHash = sha256(JSON.stringify(body ?? null));
  return {
    keyHash,
    bodyHash,
    write(kernel, writes, output) {
      const answer = kernel.secrets.sealAnswer(JSON.stringify(output ?? null));
      // The advisory lock makes a concurrent twin fail at once instead of waiting; the key itself makes a later one fail.
      writes.statement(
        `insert into idempotency (key_hash, body_hash, answer) select $1::bytea, $2::bytea, $3::bytea where kernel_claim($1::bytea) returning 1`,
        [keyHash, bodyHash, answer],
      );
    },
  };
}

/** The stored answer of an earlier success, if there is one. */
export async function findAnswer(kernel: Kernel, claim: IdempotencyClaim): Promise<unknown> {
  const [row] = await kernel.database.query<{ body_hash: Buffer; answer: Buffer }>(
    `select body_hash, answer from idempotency where key_hash = $1`,
    [claim.keyHash],
  );
  if (!row) return undefined;
  if (!row.body_hash.equals(claim.bodyHash)) throw new Refusal('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
  return JSON.parse(kernel.secrets.openAnswer(row.answer)) as unknown;
}
