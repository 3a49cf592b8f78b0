// `luyue doctor`: what is there and what is wrong, as a table for people or as JSON; exit code 1 when something is bad.
import { Command } from 'commander';
import { examine, type Finding } from './doctor.ts';

const signs: Record<Finding['state'], string> = { ok: 'ok  ', warn: 'look', bad: 'BAD ' };

function table(findings: Finding[]): string {
  const width = Math.max(...findings.map((one) => one.check.length));
  const lines = findings.map((one) => {
    const line = `${signs[one.state]}  ${one.check.padEnd(width)}  ${one.found}`;
    return one.remedy ? `${line}\n${' '.repeat(width + 8)}→ ${one.remedy}` : line;
  });
  return lines.join('\n');
}

export const doctorCommand = new Command('doctor')
  .description('look at the machine, the data folder and the database, and say what is wrong')
  .option('--json', 'print as JSON', false)
  .action(async (options: { json: boolean }) => {
    const findings = await examine();
    const text = options.json ? JSON.stringify({ findings }, null, 2) : table(findings);
    process.stdout.write(`${text}\n`);
    if (findings.some((one) => one.state === 'bad')) process.exitCode = 1;
  });
