/** A new session: the cookie carries the token, the database only its hash. (OS-8.3, CC-7.2) */
import { randomBytes } from 'node:crypto';
import type { RowCtx } from '../../../kernel/action.ts';
import type { AnswerCookie } from '../../../kernel/cookies.ts';
import { newId } from '../../../kernel/ids.ts';
import { sha256 } from '../../../kernel/secrets.ts';
import { sessionCookie } from '../authenticate.ts';
import { longestDays } from '../store.ts';
import { agentWords } from './agent-words.ts';

export interface SessionStart {
  method: 'password' | 'provider';
  /** The code of the second factor is still to come; until then the session serves for nothing else. */
  factorDue?: boolean;
}

export function openSession(
  ctx: RowCtx,
  staffId: string,
  { method, factorDue = false }: SessionStart,
): { sessionId: string; cookie: AnswerCookie } {
  const token = randomBytes(32).toString('base64url');
  const sessionId = newId();
  ctx.insert('sessions', {
    id: sessionId,
    token_hash: sha256(token),
    staff_id: staffId,
    method,
    agent: agentWords(ctx.agent),
    factor_due: factorDue,
  });
  return { sessionId, cookie: { name: sessionCookie, value: token, maxAgeSeconds: longestDays * 86_400 } };
}
