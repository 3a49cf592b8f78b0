/** Opaque keyset cursors: what a list's last row sorts by, encoded so that nobody builds on its inside. */
import { Refusal } from './refusal.ts';

export type CursorPart = 'id' | 'instant';

const wellFormed: Record<CursorPart, RegExp> = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  instant: /^(infinity|-infinity|2\d{3}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d(:?\d\d)?)?)$/,
};

export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** Refuses with CURSOR_INVALID what we did not write: every part must be of its kind, so that the database never sees another. */
export function readCursor(cursor: string, kinds: readonly CursorPart[]): string[] {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parts) && parts.length === kinds.length && kinds.every((kind, n) => isPart(kind, parts[n])))
      return parts as string[];
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
}

function isPart(kind: CursorPart, part: unknown): boolean {
  if (typeof part !== 'string' || !wellFormed[kind].test(part)) return false;
  return kind === 'id' || part.endsWith('infinity') || !Number.isNaN(Date.parse(part.slice(0, 10)));
}
