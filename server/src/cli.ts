// The command line. Each module brings its own commands; commands.ts lists them all.
import { Command } from 'commander';
import { commands } from './commands.ts';
import { programVersion } from './kernel/package-root.ts';
import { failWith } from './supervisor/start-command.ts';

const program = new Command('luyue')
  .description('Luyue 履约: an order-service system that runs a company’s written policies')
  .version(programVersion)
  .showHelpAfterError('(luyue --help shows what there is)');

for (const command of commands) program.addCommand(command);

program.parseAsync().catch(failWith);
