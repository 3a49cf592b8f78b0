/**
 * The definition of an action and of a query, and the context that is passed to them. From the one definition come the
 * HTTP route, OpenAPI, the journal entry, the console's command and the tool for AI assistants.
 */
import type { z } from 'zod';
import type { Endpoint } from '../../../contract/kit.ts';
import type { Actor, ScopedRow } from './access.ts';
import type { Queryable } from './database.ts';
import type { Chain, JournalBody, JournalEvent } from './journal.ts';
import type { Kernel } from './kernel.ts';
import type { Refusal } from './refusal.ts';
import type { VersionedCache } from './versioned.ts';
import type { Row, Writes } from './writes.ts';

/** What every query and the loading half of an action may use. */
export interface Ctx {
  kernel: Kernel;
  actor: Actor;
  /** The name of the action or query that runs: rights are asked for it. */
  action: string;
  /** The company's time at the start of the request. */
  now: Date;
  /** What the request said it had seen (If-Match), where it did. */
  ifMatch?: number | undefined;
  /** Where the request came from: for limits only, never stored or logged in clear. */
  address?: string | undefined;
  /** The browser or program that sent it, in its own words. */
  agent?: string | undefined;
  db: Queryable;
  cached<T>(cache: VersionedCache<T>): Promise<T>;
  /** Refuses with NOT_FOUND unless the actor's scope holds this row. */
  mustReach(row: ScopedRow | undefined): void;
}

/** What the deciding half of an action may use; it collects writes and reads nothing. */
export interface RowCtx extends Ctx {
  writes: Writes;
  insert(table: string, row: Row): void;
  patch(table: string, id: string, columns: Row): void;
  statement(sql: string, params: unknown[], expect?: number): void;
  /** An event of the subject being recorded; consumers read it from the journal, reactions get it at once. */
  emit(event: JournalEvent): void;
  /** What the journal shall say of this action; each action records at least once. */
  record(chain: Chain, entry?: RecordedEntry): void;
}

export interface RecordedEntry {
  occurredAt?: Date | undefined;
  clause?: string | null | undefined;
  keyId?: string | null | undefined;
  body?: JournalBody | undefined;
  /** Another word than the action's name, for what the action does to a second subject. */
  as?: string | undefined;
}

export interface RateLimit {
  max: number;
  seconds: number;
}

export interface ActionDefinition<I = unknown, O = unknown, L = unknown> {
  kind: 'action';
  name: string;
  endpoint: Endpoint;
  clauses: readonly string[];
  /** True where nobody has to be signed in (sign-in itself, the first administrator). */
  open?: boolean;
  /** True where an answer must not be stored for replay, because it holds a secret. */
  secretAnswer?: boolean;
  /** True for what no client asks for by itself, such as the steps of a job: it has no route and no tool. */
  internal?: boolean;
  /** A tight limit per address, for what could be guessed at: signing in, reset codes. */
  rateLimit?: RateLimit;
  /** Reads and locks for one or many inputs: orders first, in id order. A Refusal in place of a value refuses that row. */
  load(ctx: Ctx, inputs: I[]): Promise<(L | Refusal)[]>;
  run(ctx: RowCtx, input: I, loaded: L): O | Promise<O>;
}

export interface QueryDefinition<I = unknown, O = unknown> {
  kind: 'query';
  name: string;
  endpoint: Endpoint;
  clauses: readonly string[];
  open?: boolean;
  run(ctx: Ctx, input: I): Promise<O>;
}

type In<E extends Endpoint> = z.infer<E['input']>;
type Out<E extends Endpoint> = z.infer<E['output']>;

interface ActionParts<E extends Endpoint, L> {
  clauses: readonly string[];
  open?: boolean;
  secretAnswer?: boolean;
  internal?: boolean;
  rateLimit?: RateLimit;
  load?: (ctx: Ctx, inputs: In<E>[]) => Promise<(L | Refusal)[]>;
  run: (ctx: RowCtx, input: In<E>, loaded: L) => Out<E> | Promise<Out<E>>;
}

/** Defines an action for an endpoint of the contract. */
export function action<E extends Endpoint, L = undefined>(
  endpoint: E,
  parts: ActionParts<E, L>,
): ActionDefinition<In<E>, Out<E>, L> {
  const load = parts.load ?? ((_ctx: Ctx, inputs: In<E>[]) => Promise.resolve(inputs.map(() => undefined as L)));
  return { kind: 'action', name: endpoint.name, endpoint, ...parts, load };
}

/** Defines a query for an endpoint of the contract. */
export function query<E extends Endpoint>(
  endpoint: E,
  parts: { clauses: readonly string[]; open?: boolean; run: (ctx: Ctx, input: In<E>) => Promise<Out<E>> },
): QueryDefinition<In<E>, Out<E>> {
  return { kind: 'query', name: endpoint.name, endpoint, ...parts };
}
