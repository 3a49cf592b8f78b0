// `luyue policy check` judges packs before they are published, with file, line and column of every fault; `luyue policy
// coverage` tells per clause what serves it, and whether a test proved it. Both work on files, without a database. (OT-6, PD-7)
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { say, sayJson, table } from './print.ts';

interface Options {
  json: boolean;
  lang?: 'zh' | 'en';
}

/** Files, and folders with all the YAML that stands in them. */
function filesNamed(names: readonly string[]): { file: string; text: string }[] {
  return names.flatMap((name) => {
    const found = statSync(name, { throwIfNoEntry: false });
    if (!found) throw new Error(`There is no ${name}. Name files or folders of YAML, or none for the shipped packs.`);
    if (!found.isDirectory()) return [{ file: name, text: readFileSync(name, 'utf8') }];
    const inside = readdirSync(name).filter((one) => /\.ya?ml$/.test(one));
    if (inside.length === 0) throw new Error(`There is no YAML file in ${name}. Name the folder of a policy pack.`);
    return filesNamed(inside.sort().map((one) => path.join(name, one)));
  });
}

async function judge(names: readonly string[]) {
  const { readPolicies, shippedPackFiles, vocabularyOf } = await import('../modules/policy/index.ts');
  const { buildRegistry } = await import('../wire.ts');
  const wiring = buildRegistry();
  const files = names.length > 0 ? filesNamed(names) : shippedPackFiles();
  return { wiring, ...readPolicies(files, vocabularyOf(wiring)) };
}

async function check(names: string[], options: Options): Promise<void> {
  const { terminalLanguage } = await import('./command-kernel.ts');
  const { pack, problems } = await judge(names);
  if (problems.length > 0) process.exitCode = 1;
  if (options.json) return sayJson({ clauses: pack.clauses.length, problems });
  const language = options.lang ?? terminalLanguage();
  for (const { file, line, column, code, message, remedy } of problems) {
    say(`${file}:${line}:${column} ${code} ${message[language]}. ${remedy[language]}.`);
  }
  return say(`${pack.clauses.length} clauses, ${problems.length} problems`);
}

async function cover(names: string[], options: Options): Promise<void> {
  const { coverage, readServed, wiringOf } = await import('../modules/policy/index.ts');
  const { pack, problems, wiring } = await judge(names);
  const [first] = problems;
  if (first) {
    const place = `${first.file}:${first.line}:${first.column}`;
    throw new Error(`${place}: ${first.message.en}. luyue policy check lists every fault.`);
  }
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
    .argument('[files...]', 'YAML files or folders, judged together as one pack; the shipped packs when none are named')
    .option('--json', 'print as JSON', false);
}

const language = new Option('--lang <language>', 'language of the messages; the terminal’s when left out');

export const policyCommand = new Command('policy')
  .description('the policy pack: check it, see what serves each clause')
  .addCommand(
    subcommand('check', 'list every fault with file, line and column')
      .addOption(language.choices(['zh', 'en']))
      .action(check),
  )
  .addCommand(subcommand('coverage', 'per clause: what serves it, and whether a test proved it').action(cover));
