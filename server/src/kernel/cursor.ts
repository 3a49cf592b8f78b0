/** Opaque keyset cursors: what a list's last row sorts by, encoded so that nobody builds on its inside. */
import { Refusal } from './refusal.ts';

export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** Refuses with CURSOR_INVALID what we did not write. */
export function readCursor(cursor: string, length: number): string[] {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    const wellFormed = Array.isArray(parts) && parts.length === length && parts.every((p) => typeof p === 'string' && /^[\w .:+-]{1,60}$/.test(p));
    if (wellFormed && parts.every(isInstantOrId)) return parts as string[];
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
}

function isInstantOrId(part: string): boolean {
  return part === 'infinity' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part) || !Number.isNaN(Date.parse(part.replace(' ', 'T').replace(/\+00$/, 'Z')));
}
