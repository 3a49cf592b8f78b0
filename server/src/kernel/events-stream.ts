/**
 * GET /api/events: tells signed-in staff what has just happened, as server-sent events with ids and words only. One tail
 * of the journal per process serves all listeners and runs only while somebody listens; a slow listener is dropped.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayTouch, scopeFor, type Actor } from './access.ts';
import { rightMissing } from './denied.ts';
import { journalHorizon, journalStart, readAfter, type JournalPosition } from './journal-reader.ts';
import type { Kernel } from './kernel.ts';
import { Refusal } from './refusal.ts';
import { tellable, type StreamScope, type Told } from './stream-scope.ts';

const pollMs = 400;
const heartbeatMs = 15_000;
const batch = 500;
/** A listener that lags behind by more than this is dropped and comes back with Last-Event-ID. */
const mostBufferedBytes = 256 * 1024;
/** A listener that was away for longer than this many entries is told to load anew. */
const mostCaughtUp = 2000;

interface Listener {
  actor: Actor;
  reply: FastifyReply;
  /** Told up to here; the common tail may be ahead while it catches up. */
  at: JournalPosition;
}

type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

export function addEventStream(
  app: FastifyInstance,
  kernel: Kernel,
  authenticate: Authenticate,
  scopes: readonly StreamScope[],
): void {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let tail: JournalPosition = journalStart;
  const poll = async (): Promise<void> => {
    try {
      const { last, told } = await readOn(kernel, scopes, tail);
      // From here to the new tail nothing waits, so that a listener which joins misses nothing and hears nothing twice.
      if (last) {
        for (const listener of listeners) tell(kernel, listener, told, last);
        tail = last;
      }
    } catch (error) {
      kernel.log.warn({ err: error }, 'the live stream could not read the journal');
    }
    timer = listeners.size > 0 ? setTimeout(() => void poll(), pollMs) : undefined;
  };
  const join = (listener: Listener): void => {
    listeners.add(listener);
    if (timer) return;
    tail = listener.at;
    timer = setTimeout(() => void poll(), 0);
  };
  app.get('/api/events', { config: { rateLimit: false } }, async (request, reply) => {
    const actor = await authenticate(request);
    if (!actor) throw new Refusal('SIGN_IN_REQUIRED');
    if (actor.kind !== 'staff' && actor.kind !== 'key') throw rightMissing(kernel, 'events');
    const resumed = positionOf(request.headers['last-event-id']);
    const listener: Listener = { actor, reply, at: resumed ?? (await newest(kernel)) };
    openStream(reply);
    keepAlive(kernel, request, authenticate, listener, () => listeners.delete(listener));
    if (resumed) await catchUp(kernel, scopes, listener, () => timer !== undefined && isAfter(tail, listener.at));
    if (!reply.raw.destroyed) join(listener);
  });
  app.addHook('preClose', (done) => {
    clearTimeout(timer);
    for (const listener of listeners) listener.reply.raw.end();
    listeners.clear();
    done();
  });
}

/** A position just below everything that may still commit. */
async function newest(kernel: Kernel): Promise<JournalPosition> {
  return { ...journalStart, xid: await journalHorizon(kernel.database) };
}

function openStream(reply: FastifyReply): void {
  reply.hijack();
  const headers = reply.getHeaders();
  reply.raw.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 2000\n\n');
}

async function readOn(
  kernel: Kernel,
  scopes: readonly StreamScope[],
  from: JournalPosition,
): Promise<{ last?: JournalPosition; told: Told[] }> {
  const entries = await readAfter(kernel.database, from, batch);
  const last = entries[entries.length - 1];
  return last ? { last: { xid: last.xid, id: last.id }, told: await tellable(kernel, scopes, entries) } : { told: [] };
}

/** Tells what was missed, until nothing is left and the common tail is not ahead. */
async function catchUp(
  kernel: Kernel,
  scopes: readonly StreamScope[],
  listener: Listener,
  isBehind: () => boolean,
): Promise<void> {
  for (let read = 0; read < mostCaughtUp; read += batch) {
    const { last, told } = await readOn(kernel, scopes, listener.at);
    if (last) tell(kernel, listener, told, last);
    else if (!isBehind()) return;
  }
  listener.at = await newest(kernel);
  write(listener, `event: reload\ndata: {}\n\n`);
}

function tell(kernel: Kernel, listener: Listener, told: readonly Told[], last: JournalPosition): void {
  const at = kernel.clock.now().toISOString();
  let text = '';
  for (const { entry, permission, row } of told) {
    if (!isAfter(entry, listener.at) || !mayHear(listener.actor, permission, row)) continue;
    const names = (entry.body.events ?? []).map((event) => event.name);
    const topics = names.length > 0 ? names : [entry.action];
    text += `id: ${entry.xid}.${entry.id}\n`;
    text += topics
      .map((topic) => `data: ${JSON.stringify({ topic, action: entry.action, chainId: entry.chainId, at })}\n\n`)
      .join('');
  }
  if (text) write(listener, text);
  if (isAfter(last, listener.at)) listener.at = last;
}

function mayHear(actor: Actor, permission: string, row: Told['row']): boolean {
  return row ? mayTouch(actor, permission, row) : scopeFor(actor, permission) !== undefined;
}

function write(listener: Listener, text: string): void {
  const { raw } = listener.reply;
  if (raw.destroyed || raw.writableEnded) return;
  raw.write(text);
  if (raw.writableLength > mostBufferedBytes) raw.destroy();
}

/** A heartbeat tells the time, and looks whether the session still stands. */
function keepAlive(
  kernel: Kernel,
  request: FastifyRequest,
  authenticate: Authenticate,
  listener: Listener,
  forget: () => void,
): void {
  const { raw } = listener.reply;
  const tellTime = () =>
    write(listener, `event: heartbeat\ndata: ${JSON.stringify({ at: kernel.clock.now().toISOString() })}\n\n`);
  const beat = setInterval(() => {
    authenticate(request).then(
      (actor) => {
        if (!actor) return void raw.end();
        listener.actor = actor;
        tellTime();
      },
      // The database is away for a moment: the line stays, and tells nothing meanwhile.
      () => undefined,
    );
  }, heartbeatMs);
  raw.on('error', () => undefined);
  raw.on('close', () => {
    clearInterval(beat);
    forget();
  });
  if (raw.destroyed) clearInterval(beat);
  tellTime();
}

export function positionOf(header: string | string[] | undefined): JournalPosition | undefined {
  const match = /^(\d{1,19})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(String(header ?? ''));
  return match ? { xid: match[1] as string, id: match[2] as string } : undefined;
}

export function isAfter(a: JournalPosition, b: JournalPosition): boolean {
  const [first, second] = [BigInt(a.xid), BigInt(b.xid)];
  return first === second ? a.id > b.id : first > second;
}
