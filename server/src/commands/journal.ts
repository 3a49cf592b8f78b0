// `luyue journal verify`: every chain from its first entry to its head, and every seal, also those outside the database.
// The first entry that is not as it was written is named; the exit code is 1 then. (OS-8.3)
import { Command } from 'commander';
import { say, sayJson } from './print.ts';

async function verify(options: { json: boolean }): Promise<void> {
  const { withKernel } = await import('./command-kernel.ts');
  const { verifyJournal } = await import('../kernel/verify-journal.ts');
  const result = await withKernel((kernel) =>
    verifyJournal(kernel.database, {
      holders: kernel.wiring.chainHolders,
      dataFolder: kernel.dataFolder,
      secrets: kernel.secrets,
    }),
  );
  if (!result.ok) process.exitCode = 1;
  if (options.json) return sayJson(result);
  say(`${result.entries} entries in ${result.chains} chains, ${result.seals} seals`);
  if (!result.broken) return say('The journal is as it was written.');
  const { chainId, seq, entryId, sealNo, why } = result.broken;
  const place = [
    chainId && `chain ${chainId}`,
    seq && `entry ${seq}`,
    entryId && `(${entryId})`,
    sealNo && `seal ${sealNo}`,
  ];
  return say(`BROKEN at ${place.filter(Boolean).join(' ')}: ${why}`);
}

export const journalCommand = new Command('journal')
  .description('check what the journal holds')
  .addCommand(
    new Command('verify')
      .description('check every chain and every seal; names the first broken entry')
      .option('--json', 'print as JSON', false)
      .action(verify),
  );
