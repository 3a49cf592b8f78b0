/**
 * The live line: one EventSource for the whole console. It tells when the last event came, whether the line is open,
 * and hands each event to those who asked for its topic. Lists never insert rows by themselves; they only learn how many are new.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { learnServerTime, serverNow } from './serverTime.ts';

export interface LiveState {
  open: boolean;
  /** Server time of the last event or heartbeat, in milliseconds. */
  lastAt: number | undefined;
}

export interface LiveEvent {
  topic: string;
  body: Record<string, unknown>;
}

let state: LiveState = { open: false, lastAt: undefined };
let source: EventSource | undefined;
const watchers = new Set<() => void>();
const hearers = new Set<(event: LiveEvent) => void>();

function become(next: LiveState): void {
  state = next;
  for (const watcher of watchers) watcher();
}

function hear(message: MessageEvent<string>): void {
  const body = parse(message.data);
  if (typeof body['at'] === 'string') learnServerTime(body['at']);
  become({ open: true, lastAt: serverNow() });
  const topic = typeof body['topic'] === 'string' ? body['topic'] : message.type;
  for (const hearer of hearers) hearer({ topic, body });
}

function parse(data: string): Record<string, unknown> {
  try {
    return JSON.parse(data) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const RETRY_MS = 3_000;

/**
 * Opens the line and keeps it open. The browser comes back by itself after a broken wire, and says where it stopped; a server that
 * was starting again ends the line for good, so a new one is opened and everything is read anew.
 */
export function openLive(path = '/api/events'): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = (isAgain: boolean) => {
    source = new EventSource(path);
    source.onopen = () => {
      become({ open: true, lastAt: serverNow() });
      if (isAgain) for (const hearer of hearers) hearer({ topic: 'reload', body: {} });
    };
    source.onmessage = hear;
    source.addEventListener('heartbeat', hear as (event: Event) => void);
    // The server says that too much was missed to be told one by one.
    source.addEventListener('reload', hear as (event: Event) => void);
    source.onerror = () => {
      become({ ...state, open: false });
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(() => open(true), RETRY_MS);
    };
  };
  // A wire that is cut says nothing for minutes; the browser knows at once that there is none, and that there is one again.
  const lost = () => become({ ...state, open: false });
  const found = () => {
    source?.close();
    clearTimeout(retry);
    open(true);
  };
  addEventListener('offline', lost);
  addEventListener('online', found);
  open(false);
  return () => {
    removeEventListener('offline', lost);
    removeEventListener('online', found);
    clearTimeout(retry);
    source?.close();
    become({ open: false, lastAt: state.lastAt });
  };
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** Hears every event; the listener looks at the topic itself. */
export function useLiveEvents(on: (event: LiveEvent) => void): void {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => {
    const hearer = (event: LiveEvent) => latest.current(event);
    hearers.add(hearer);
    return () => {
      hearers.delete(hearer);
    };
  }, []);
}
