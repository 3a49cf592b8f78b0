// `luyue policy check` judges a pack before it is published, with file and line of every fault; `luyue policy coverage`
// tells per clause what serves it, and whether a test proved it (policies/served.json). (OT-6, PD-7)
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../kernel/package-root.ts';
import { say, sayJson, table } from './print.ts';

type Options = { json: boolean };

const shipped = path.join(packageRoot, 'policies');

function packFiles(folder: string): { file: string; text: string }[] {
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  if (names.length === 0) throw new Error(`There is no YAML file in ${folder}.`);
  return names.map((name) => {
    const file = path.join(folder, name);
    return { file: path.relative(process.cwd(), file), text: readFileSync(file, 'utf8') };
  });
}

async function judge(folder: string) {
  const { checkPack, readPack, vocabularyWith } = await import('../modules/policy/index.ts');
  const { buildRegistry } = await import('../wire.ts');
  const { pack, problems } = readPack(packFiles(folder));
  const wiring = buildRegistry();
  const vocabulary = vocabularyWith({ actions: [...wiring.actions.keys()], metrics: [] });
  return { pack, wiring, problems: [...problems, ...checkPack(pack, vocabulary)] };
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

function readServed(): Record<string, string[]> {
  const file = path.join(shipped, 'served.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>) : {};
}

async function cover(folder: string, options: Options): Promise<void> {
  const { coverage } = await import('../modules/policy/index.ts');
  const { pack, wiring } = await judge(folder);
  const actions = [...wiring.actions.values()].map(({ name, clauses }) => ({ name, clauses }));
  const parts = { actions, metrics: [], pages: [] };
  const clauses = coverage(
    pack.clauses.map((one) => one.clause),
    parts,
    readServed(),
  );
  if (options.json) return say(JSON.stringify({ clauses }));
  const rows = clauses.map((row) => [
    row.id,
    row.served ? 'served' : '-',
    row.assumed ? 'assumed' : '',
    [...row.rules, ...row.actions, ...row.metrics, ...row.pages].join(' '),
  ]);
  say(table(['clause', 'proved', 'assumed', 'served by'], rows));
  return say(`${clauses.filter((row) => row.served).length} of ${clauses.length} clauses are served`);
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
  .addCommand(
    subcommand('coverage', 'per clause: rules, actions, metrics, pages, and whether a test proved it').action(cover),
  );
