/**
 * Where the story is played: the real actions under a clock that stands where the story is, in the names of the company's
 * own people. Nothing here writes a row itself.
 */
import { systemActor, type Actor } from '../../kernel/access.ts';
import type { ActionDefinition, QueryDefinition } from '../../kernel/action.ts';
import { MovedClock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { runAction, runMany, type RowResult, type RunOptions } from '../../kernel/run-action.ts';
import { runQuery } from '../../kernel/run-query.ts';
import { peopleCache, personActor } from '../people/index.ts';

export interface Stage {
  kernel: Kernel;
  clock: MovedClock;
  system: Actor;
  /** The person with this account, with the rights of this moment. */
  person(account: string): Promise<Actor>;
  act<O = { id: string }>(name: string, input: unknown, actor?: Actor, options?: RunOptions): Promise<O>;
  many<O = { id: string }>(name: string, inputs: readonly unknown[], actor?: Actor): Promise<RowResult<O>[]>;
  ask<O>(name: string, input: unknown, actor?: Actor): Promise<O>;
}

export function openStage(kernel: Kernel, at: Date): Stage {
  const clock = new MovedClock(at);
  const system = systemActor('demonstration');
  const actionOf = (name: string): ActionDefinition => found(kernel.registry.actions, name);
  const queryOf = (name: string): QueryDefinition => found(kernel.registry.queries, name);
  return {
    kernel,
    clock,
    system,
    person: async (account) => {
      const { value: people, version } = await kernel.caches.get(peopleCache);
      const person = people.byAccount.get(account);
      if (!person) throw new Error(`nobody signs in as ${account}`);
      return personActor(kernel, person, version);
    },
    act: <O>(name: string, input: unknown, actor: Actor = system, options: RunOptions = {}) =>
      runAction(kernel, actionOf(name), input, actor, { clock, ...options }) as Promise<O>,
    many: <O>(name: string, inputs: readonly unknown[], actor: Actor = system) =>
      runMany(kernel, actionOf(name), inputs, actor, { clock }) as Promise<RowResult<O>[]>,
    ask: <O>(name: string, input: unknown, actor: Actor = system) =>
      runQuery(kernel, queryOf(name), input, actor) as Promise<O>,
  };
}

function found<T>(registry: ReadonlyMap<string, T>, name: string): T {
  const definition = registry.get(name);
  if (!definition) throw new Error(`there is no ${name}`);
  return definition;
}
