// `luyue keys`: the master keys that the data was written with, and their rotation beside running processes. (OS-8.3)
import { Command } from 'commander';
import { say, sayJson, table } from './print.ts';

type Options = { json: boolean };

async function list(options: Options): Promise<void> {
  const { withKernel } = await import('./command-kernel.ts');
  const { listKeys } = await import('../kernel/key-rotation.ts');
  const keys = await withKernel((kernel) => listKeys(kernel.database, kernel.dataFolder));
  if (options.json) return sayJson({ keys });
  const rows = keys.map((key) => [
    key.id,
    key.current ? 'current' : key.retiredAt ? 'retired' : 'old',
    key.present ? 'present' : 'MISSING',
    String(key.wraps),
    key.createdAt.toISOString(),
  ]);
  return say(table(['key', 'state', 'here', 'wraps', 'made'], rows));
}

async function rotate(options: Options): Promise<void> {
  const { withKernel } = await import('./command-kernel.ts');
  const { rotateMasterKey } = await import('../kernel/key-rotation.ts');
  const result = await withKernel((kernel) => rotateMasterKey(kernel.database, kernel.dataFolder));
  if (options.json) return sayJson(result);
  say(`The current master key is ${result.current}; retired: ${result.retired.join(', ') || 'none'}.`);
  return say('Keep a copy of the key file apart from the backups, and the retired keys as long as backups need them.');
}

const withJson = (command: Command) => command.option('--json', 'print as JSON', false);

export const keysCommand = new Command('keys')
  .description('master keys: list them, rotate them')
  .addCommand(withJson(new Command('list').description('the master keys that the data knows')).action(list))
  .addCommand(
    withJson(new Command('rotate').description('take a new master key into use and wrap every key by it')).action(
      rotate,
    ),
  );
