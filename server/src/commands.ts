// Every command of the command line, in the order of `luyue --help`. What a command runs on is loaded when it runs, so
// that `luyue start` and `luyue --help` do not wait for modules that they do not need.
import type { Command } from 'commander';
import { importCommand } from './commands/import.ts';
import { journalCommand } from './commands/journal.ts';
import { keysCommand } from './commands/keys.ts';
import { policyCommand } from './commands/policy.ts';
import { tokenCommand } from './commands/token.ts';
import { doctorCommand } from './supervisor/doctor-command.ts';
import { supervisorCommands } from './supervisor/start-command.ts';

export const commands: Command[] = [
  ...supervisorCommands,
  importCommand,
  policyCommand,
  journalCommand,
  keysCommand,
  tokenCommand,
  doctorCommand,
];
