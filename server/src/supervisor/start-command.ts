// The commands `start`, `api`, `worker` and `migrate`: what an operator types to run Luyue.
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { entryOf, type EntryName } from './entry.ts';
import { OperatorProblem, problemLine } from './operator-problem.ts';
import { migrateDatabase } from './prepare-data.ts';
import { readSettings } from './settings.ts';
import { startSystem, type RunningSystem } from './start.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** npm forwards the Ctrl-C that the terminal has already sent us: two signals within this time are one wish. */
const sameWishMs = 700;

/** Ctrl-C ends in order, a second one at once; a signal that comes while we are still starting is remembered. */
function endOnSignals(starting: Promise<RunningSystem>, ending: AbortController): void {
  let firstAt = 0;
  const end = (signal: NodeJS.Signals) => {
    if (firstAt > 0 && Date.now() - firstAt < sameWishMs) return;
    if (firstAt > 0) return force(starting);
    firstAt = Date.now();
    ending.abort();
    if (signal === 'SIGINT') say('Ending; press Ctrl-C again to end at once.');
    void starting
      .then((system) => system.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** The database is left running: it loses nothing, and the next start adopts it. */
function force(starting: Promise<RunningSystem>): void {
  void starting.then((system) => system.kill()).finally(() => process.exit(130));
  setTimeout(() => process.exit(130), 200);
}

function startCommand(): Command {
  return new Command('start')
    .description('run everything on this machine: database, API, worker, console')
    .option('--empty', 'begin with a real, empty company instead of the demonstration company', false)
    .addHelpText(
      'after',
      '\nEnvironment: PORT, LUYUE_HOST, LUYUE_DATA, DATABASE_URL, LUYUE_OWNER_URL, LUYUE_DIRECT_URL,\nLUYUE_MASTER_KEY, LUYUE_DEMO_PASSWORD, LUYUE_EMPTY=1 (the same as --empty).',
    )
    .action(async (options: { empty: boolean }) => {
      const ending = new AbortController();
      const starting = startSystem({
        empty: options.empty || process.env['LUYUE_EMPTY'] === '1',
        say,
        ending: ending.signal,
      });
      endOnSignals(starting, ending);
      await starting;
    });
}

function entryCommand(name: EntryName, description: string): Command {
  return new Command(name).description(description).action(async () => {
    await import(pathToFileURL(entryOf(name).file).href);
  });
}

function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database at DATABASE_URL to this version, as its owner (LUYUE_OWNER_URL)')
    .option('--json', 'print as JSON', false)
    .action(async (options: { json: boolean }) => {
      const { databaseUrl, ownerUrl } = readSettings();
      if (!databaseUrl || !ownerUrl) {
        const remedy = 'Set DATABASE_URL; the database that comes with Luyue is migrated by luyue start.';
        throw new OperatorProblem('SETTING_WRONG', 'There is no DATABASE_URL.', remedy);
      }
      const applied = await migrateDatabase({ appUrl: databaseUrl, ownerUrl });
      if (options.json) say(JSON.stringify({ applied }));
      else
        say(
          applied.length === 0 ? 'Nothing to do: the database is at this version.' : `Applied: ${applied.join(', ')}.`,
        );
    });
}

export const supervisorCommands: Command[] = [
  startCommand(),
  entryCommand('api', 'run one API process over DATABASE_URL'),
  entryCommand('worker', 'run one worker process over DATABASE_URL'),
  migrateCommand(),
];

export function failWith(error: unknown): never {
  process.stderr.write(`${problemLine(error)}\n`);
  process.exit(1);
}
