/**
 * What was sent and never answered, by its content: the server may have done it. Sent once more within a while it carries the key of
 * the first time, so that a second try after a broken wire does nothing twice.
 */
import { newKey } from './newKey.ts';
import { problemOf, UNREACHABLE } from './problem.ts';

interface Open {
  key: string;
  sentAt: number;
}

/** Who sends the same after longer than this wants it a second time. */
const sameTryMs = 10 * 60_000;

const open = new Map<string, Open>();

export async function answered<T>(content: string, send: (key: string) => Promise<T>, ownKey = newKey()): Promise<T> {
  const before = open.get(content);
  const key = before && Date.now() - before.sentAt < sameTryMs ? before.key : ownKey;
  try {
    const answer = await send(key);
    open.delete(content);
    return answer;
  } catch (error) {
    if (isOpen(error)) open.set(content, { key, sentAt: Date.now() });
    else open.delete(content);
    throw error;
  }
}

function isOpen(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return code === UNREACHABLE || code === 'IDEMPOTENCY_IN_PROGRESS' || status >= 500;
}
