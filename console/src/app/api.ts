/**
 * The one way to the server: fills the route, sends the session's cookie, and turns every refusal into a ProblemError.
 * Routes and types come from the contract's endpoints as types only, so that no schema library reaches the browser.
 */
import type { z } from 'zod';
import type { Endpoint, OutputOf } from '../../../contract/kit.ts';
import { appearance } from './appearance.ts';
import { codeOfStatus, ProblemError, UNREACHABLE, type Problem } from './problem.ts';
import { learnServerTime } from './serverTime.ts';
import { answered } from './unanswered.ts';

interface CallOptions {
  signal?: AbortSignal;
  /** The revision that the reader saw; an edit without it is refused. */
  ifMatch?: string | number;
  idempotencyKey?: string;
}

type Plain = Record<string, unknown>;

/** What a caller gives; the schema's defaults fill the rest on the server. */
export type GivenTo<E extends Endpoint> = z.input<E['input']>;

/** Puts `:names` of the route from the input into the path and returns what is left for query or body. */
export function fillRoute(route: string, input: Plain): { path: string; rest: Plain } {
  const rest = { ...input };
  const path = route.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path, rest };
}

export function queryOf(input: Plain): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...body, status: response.status, code: body.code ?? codeOfStatus(response.status) };
  } catch {
    return { status: response.status, code: codeOfStatus(response.status) };
  }
}

async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    const headers = new Headers(init.headers);
    headers.set('accept-language', appearance().language);
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ProblemError({ status: 0, code: UNREACHABLE });
  }
  const told = response.headers.get('x-luyue-now');
  if (told) learnServerTime(told);
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response;
}

export async function call<E extends Endpoint>(
  route: E['route'],
  input: GivenTo<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const [method, pattern] = route.split(' ') as [string, string];
  const { path, rest } = fillRoute(pattern, input as Plain);
  const reads = method === 'GET';
  const headers = new Headers({ accept: 'application/json' });
  if (!reads) headers.set('content-type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  const init: RequestInit = { method, headers };
  if (options.signal) init.signal = options.signal;
  if (reads) return answerOf<E>(await request(path + queryOf(rest), init));
  const body = JSON.stringify(rest);
  const send = async (key: string) => {
    headers.set('idempotency-key', key);
    return answerOf<E>(await request(path, { ...init, body }));
  };
  return answered(`${route} ${path} ${body}`, send, options.idempotencyKey);
}

async function answerOf<E extends Endpoint>(response: Response): Promise<OutputOf<E>> {
  return (response.status === 204 ? undefined : await response.json()) as OutputOf<E>;
}

/** Opens a stream of bytes, such as a file that is being made. */
export async function fetchStream(
  path: string,
  accept: string,
  signal: AbortSignal,
): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await request(path, { headers: { accept }, signal });
  if (!response.body) throw new ProblemError({ status: 0, code: UNREACHABLE });
  return response.body.getReader();
}

/** Sends files that belong together in one request; the answer names what was made of them. */
export async function sendFiles<T>(path: string, files: readonly File[]): Promise<T> {
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  const response = await request(path, { method: 'POST', body });
  return (await response.json()) as T;
}

/** For the few routes that are no action: what is sent is plain JSON. */
export async function send<T>(path: string, input: Plain): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await request(path, { method: 'POST', headers, body: JSON.stringify(input) });
  return (await response.json()) as T;
}
