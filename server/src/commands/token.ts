// `luyue token`: API keys for programs, made in a person's name and never allowed more than that person. (OS-8.3)
import { Command } from 'commander';
import { say, sayJson, table } from './print.ts';

type Made = { id: string; prefix: string; token: string };
type Listed = {
  items: { id: string; name: string; prefix: string; allowed: string[]; owner: string; revokedAt: string | null }[];
};

async function create(options: { as: string; name: string; allow: string[]; expires?: string; json: boolean }) {
  const { actAs, run, withKernel } = await import('./command-kernel.ts');
  const expiresAt = options.expires === undefined ? null : new Date(options.expires).toISOString();
  const input = { name: options.name, allowed: options.allow, expiresAt };
  const made = await withKernel(async (kernel) =>
    run<Made>(kernel, 'people.create-key', input, await actAs(kernel, options.as)),
  );
  if (options.json) return sayJson({ id: made.id, token: made.token });
  say('This is the only time that the token is shown:');
  return say(made.token);
}

async function list(options: { as: string; json: boolean }) {
  const { actAs, withKernel } = await import('./command-kernel.ts');
  const { runQuery } = await import('../kernel/run-query.ts');
  const found = await withKernel(async (kernel) => {
    const query = kernel.wiring.queries.get('people.keys');
    if (!query) throw new Error('There is no query people.keys.');
    return (await runQuery(kernel, query, {}, await actAs(kernel, options.as))) as Listed;
  });
  if (options.json) return sayJson({ tokens: found.items });
  const rows = found.items.map((key) => [
    key.id,
    key.prefix,
    key.owner,
    key.name,
    key.allowed.join(' '),
    key.revokedAt ?? '',
  ]);
  return say(table(['id', 'begins', 'owner', 'name', 'may', 'revoked'], rows));
}

async function revoke(keyId: string, options: { as: string; json: boolean }) {
  const { actAs, run, withKernel } = await import('./command-kernel.ts');
  await withKernel(async (kernel) => run(kernel, 'people.revoke-key', { keyId }, await actAs(kernel, options.as)));
  if (options.json) return sayJson({ revoked: keyId });
  return say('Revoked.');
}

function subcommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--as <account>', 'the person in whose name it is done')
    .option('--json', 'print as JSON', false);
}

export const tokenCommand = new Command('token')
  .description('API keys for programs: create, list, revoke')
  .addCommand(
    subcommand('create', 'make a key; its token is printed this once')
      .requiredOption('--name <name>', 'what the key is for')
      .requiredOption('--allow <actions...>', 'what it may do, such as orders.create or "orders.*"')
      .option('--expires <time>', 'when it ends, such as 2027-01-01')
      .action(create),
  )
  .addCommand(subcommand('list', 'the keys that this person may see').action(list))
  .addCommand(subcommand('revoke', 'end a key at once').argument('<id>', 'the key’s id').action(revoke));
