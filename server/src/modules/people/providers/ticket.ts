/**
 * What a browser carries to the provider and back: state, nonce and the secret of the exchange, sealed in a cookie for ten
 * minutes. So any process can take the answer, and nothing has to be stored or cleaned up. (OS-8.3)
 */
import { z } from 'zod';
import type { Secrets } from '../../../kernel/secrets.ts';

export const ticketCookie = 'luyue_ticket';
export const ticketSeconds = 600;

const ticket = z.object({
  providerId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that was asked for. */
  to: z.string(),
  /** The person who links an account to the own one; null for signing in. */
  linkTo: z.string().nullable(),
  at: z.number(),
});
export type Ticket = z.infer<typeof ticket>;

export function sealTicket(secrets: Secrets, content: Ticket): string {
  return secrets.sealAnswer(JSON.stringify(content)).toString('base64url');
}

/** Undefined for what is no ticket of ours, was changed, or is too old. */
export function openTicket(secrets: Secrets, sealed: string | undefined, nowMs: number): Ticket | undefined {
  if (!sealed) return undefined;
  try {
    const content = ticket.parse(JSON.parse(secrets.openAnswer(Buffer.from(sealed, 'base64url'))));
    return nowMs - content.at <= ticketSeconds * 1000 ? content : undefined;
  } catch {
    return undefined;
  }
}
