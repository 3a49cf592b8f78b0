// What a command of the command line runs on: the same kernel and the same actions as the API, over the database of
// DATABASE_URL, of a running `luyue start`, or of its own for as long as the command lasts.
import type { Actor } from '../kernel/access.ts';
import type { ActionDefinition } from '../kernel/action.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { openKernel } from '../kernel/open-kernel.ts';
import { problemOf } from '../kernel/problem.ts';
import { Refusal } from '../kernel/refusal.ts';
import { runAction } from '../kernel/run-action.ts';
import type { Wiring } from '../kernel/wiring.ts';
import { peopleCache, personActor } from '../modules/people/index.ts';
import { openCommandDatabase } from '../supervisor/command-database.ts';
import { buildRegistry } from '../wire.ts';

export type CommandKernel = Kernel & { wiring: Wiring };

export async function withKernel<T>(work: (kernel: CommandKernel) => Promise<T>): Promise<T> {
  const place = await openCommandDatabase();
  try {
    const wiring = buildRegistry();
    const { appUrl: databaseUrl, dataFolder } = place;
    const kernel = await openKernel({ databaseUrl, dataFolder, processName: 'command', registry: wiring, poolSize: 4 });
    try {
      return await work({ ...kernel, wiring });
    } finally {
      await kernel.close();
    }
  } finally {
    await place.close();
  }
}

/** Whoever has the machine acts in somebody's name: with that person's rights, and recorded under that name. */
export async function actAs(kernel: Kernel, account: string): Promise<Actor> {
  const { value: people, version } = await kernel.caches.get(peopleCache);
  const person = people.byAccount.get(account);
  if (person?.active) return personActor(kernel, person, version);
  throw new Error(`Nobody who works here signs in as ${account}.`);
}

export async function run<O>(kernel: CommandKernel, name: string, input: unknown, actor: Actor): Promise<O> {
  const definition: ActionDefinition | undefined = kernel.wiring.actions.get(name);
  if (!definition) throw new Error(`There is no action ${name}.`);
  try {
    return (await runAction(kernel, definition, input, actor)) as O;
  } catch (error) {
    if (error instanceof Refusal) throw refused(error);
    throw error;
  }
}

/** A refusal in the words of the terminal's language. */
function refused(refusal: Refusal): Error {
  const { title, remedy, field, issues } = problemOf(refusal, terminalLanguage());
  const faults = (issues ?? []).map((issue) => `${issue.field}: ${issue.message}`).join('; ');
  return new Error([title, field && `(${field})`, faults, remedy].filter(Boolean).join(' '));
}

export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): 'zh' | 'en' {
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en';
}
