/**
 * What a browser holds after a look-up: the order's id, sealed, for an hour. So the page can be loaded again without the
 * phone's tail standing in an address, and without a row for every look-up. (OS-8.3)
 */
import type { Secrets } from '../../kernel/secrets.ts';

export const ticketSeconds = 3600;

export function sealTicket(secrets: Secrets, orderId: string, now = Date.now()): string {
  const until = now + ticketSeconds * 1000;
  return secrets.sealAnswer(JSON.stringify({ track: orderId, until })).toString('base64url');
}

export function openTicket(secrets: Secrets, ticket: string | undefined, now = Date.now()): string | undefined {
  if (!ticket || ticket.length > 1000) return undefined;
  try {
    const { track, until } = JSON.parse(secrets.openAnswer(Buffer.from(ticket, 'base64url'))) as {
      track?: unknown;
      until?: unknown;
    };
    return typeof track === 'string' && typeof until === 'number' && until > now ? track : undefined;
  } catch {
    return undefined; // Altered, of another installation, or cut off: as good as none.
  }
}
