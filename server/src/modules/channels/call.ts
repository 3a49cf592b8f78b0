/**
 * Calls a platform's API: with a limit of time and size, no redirects, and every failure as a fault that says whether trying
 * again can help. Answers are read losslessly; nothing of them is logged. (OS-4.3)
 */
import type { FaultCode } from './faults.ts';
import { readJson, text } from './reading.ts';

/** Why something could not be told or asked; what only a person can mend is not tried again. */
export class CallFailed extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly isFinal: boolean;

  constructor(code: FaultCode, detail = '', isFinal = false) {
    super(code);
    this.name = 'CallFailed';
    this.code = code;
    this.detail = text(detail, 200);
    this.isFinal = isFinal;
  }
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT';
  headers: Record<string, string>;
  body?: Buffer | string;
}

const limitMs = 15_000;
const mostBytes = 20 * 1024 * 1024;

/** The answer's JSON, or null where it has none; refuses everything but 2xx. */
export async function call(url: string, { method, headers, body }: Request): Promise<unknown> {
  if (url === '') throw new CallFailed('API_REFUSED', 'apiUrl', true);
  let answer: Response;
  let bytes: Buffer;
  try {
    answer = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    bytes = await bytesOf(answer);
  } catch (error) {
    if (error instanceof CallFailed) throw error;
    throw new CallFailed('API_UNREACHABLE', nameOf(error));
  }
  if (!answer.ok) throw refusedBy(answer.status, bytes);
  if (bytes.length === 0) return null;
  try {
    return readJson(bytes);
  } catch {
    return null;
  }
}

async function bytesOf(answer: Response): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) throw new CallFailed('API_REFUSED', 'the answer is too large');
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks);
}

function nameOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : error instanceof Error ? error.name : '';
}

function refusedBy(status: number, bytes: Buffer): CallFailed {
  // An answer may repeat what we sent: whatever looks like a number of a person is left out.
  const words = bytes
    .subarray(0, 160)
    .toString('utf8')
    .replace(/\d{5,}/gu, '…');
  const detail = `HTTP ${status} ${words}`;
  if (status === 401 || status === 403) return new CallFailed('API_ACCESS_DENIED', `HTTP ${status}`, true);
  if (status === 429) return new CallFailed('API_BUSY', `HTTP ${status}`);
  return new CallFailed(status >= 500 ? 'API_UNREACHABLE' : 'API_REFUSED', detail, status < 500 && status !== 408);
}
