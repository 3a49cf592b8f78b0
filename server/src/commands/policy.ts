// `luyue policy check` judges a pack before it is published, with file and line of every fault; `luyue policy coverage`
// tells per clause what serves it, and whether a test proved it. Both work on files, without a database. (OT-6, PD-7)
import path from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../kernel/package-root.ts';
import { say, sayJson, table } from './print.ts';

type Options = { json: boolean };

const shipped = path.join(packageRoot, 'policies');

async function judge(folder: string) {
  const { readPolicies, shippedPackFiles, vocabularyOf } = await import('../modules/policy/index.ts');
  const { buildRegistry } = await import('../wire.ts');
  const files = shippedPackFiles(path.resolve(folder));
  if (files.length === 0) throw new Error(`There is no .yaml file in ${folder}. Name the folder of a policy pack.`);
  const wiring = buildRegistry();
  return { wiring, ...readPolicies(files, vocabularyOf(wiring)) };
}

async function check(folder: string, options: Options): Promise<void> {
  const { terminalLanguage } = await import('./command-kernel.ts');
  const { pack, problems } = await judge(folder);
  if (problems.length > 0) process.exitCode = 1;
  if (options.json) return sayJson({ clauses: pack.clauses.length, problems });
  const language = terminalLanguage();
  for (const { file, line, column, code, message, remedy } of problems) {
    say(`${file}:${line}:${column} ${code} ${message[language]}. ${remedy[language]}.`);
  }
  return say(`${pack.clauses.length} clauses, ${problems.length} problems`);
}

async function cover(folder: string, options: Options): Promise<void> {
  const { coverage, readServed, wiringOf } = await import('../modules/policy/index.ts');
  const { pack, wiring } = await judge(folder);
  const clauses = pack.clauses.map((one) => one.clause);
  const covered = coverage(clauses, wiringOf(wiring), readServed());
  if (options.json) return sayJson({ clauses: covered });
  const rows = covered.map((row) => [
    row.id,
    row.served ? 'served' : '-',
    row.assumed ? 'assumed' : '',
    [...row.rules, ...row.actions, ...row.metrics, ...row.pages].join(' '),
  ]);
  say(table(['clause', 'proved', 'assumed', 'served by'], rows));
  return say(`${covered.filter((row) => row.served).length} of ${covered.length} clauses are served`);
}

function subcommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('[folder]', 'the folder of the pack', shipped)
    .option('--json', 'print as JSON', false);
}

export const policyCommand = new Command('policy')
  .description('the policy pack: check it, see what serves each clause')
  .addCommand(subcommand('check', 'list every fault with file and line').action(check))
  .addCommand(subcommand('coverage', 'per clause: what serves it, and whether a test proved it').action(cover));
