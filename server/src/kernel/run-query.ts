/** The life of one query: authorise, validate, read. A denied query of a known actor is journalled like a denied action. */
import type { QueryDefinition } from './action.ts';
import { mustOweNothing, scopeFor, type Actor } from './access.ts';
import type { Clock } from './clock.ts';
import { contextFor } from './context.ts';
import { recordDenied, rightMissing } from './denied.ts';
import { noteExercised } from './exercised.ts';
import { inputRefusal } from './input.ts';
import type { Kernel } from './kernel.ts';
import { checkText } from './text-check.ts';

export interface QueryOptions {
  /** Another clock than the company's: demonstration data and tests. */
  clock?: Clock | undefined;
  /** Where the request came from, for limits. */
  address?: string | undefined;
}

export function runQuery<I, O>(
  kernel: Kernel,
  definition: QueryDefinition<I, O>,
  raw: unknown,
  actor: Actor,
  options: QueryOptions = {},
): Promise<O> {
  return kernel.metrics.timed(definition.name, () => authoriseAndRead(kernel, definition, raw, actor, options));
}

async function authoriseAndRead<I, O>(
  kernel: Kernel,
  definition: QueryDefinition<I, O>,
  raw: unknown,
  actor: Actor,
  options: QueryOptions,
): Promise<O> {
  if (!definition.open && !scopeFor(actor, definition.name)) {
    mustOweNothing(actor);
    await recordDenied(kernel, actor, definition.name);
    throw rightMissing(kernel, definition.name);
  }
  checkText(raw);
  const parsed = definition.endpoint.input.safeParse(raw);
  if (!parsed.success) throw inputRefusal(parsed.error);
  const output = await definition.run(
    contextFor(kernel, definition.name, actor, kernel.database, options),
    parsed.data as I,
  );
  noteExercised('query', definition.name);
  return output;
}
