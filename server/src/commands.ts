// Every command of the command line, in the order of `luyue --help`. A module that has commands exports them as a
// `Command[]` from its door and is added here.
import type { Command } from 'commander';
import { doctorCommand } from './supervisor/doctor-command.ts';
import { supervisorCommands } from './supervisor/start-command.ts';

export const commands: Command[] = [...supervisorCommands, doctorCommand];
