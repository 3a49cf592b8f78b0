/** The kernel's own timed work: partitions ahead of time, seals, and the clean-up of what is kept only for a while. */
import { removeDestroyedFiles } from './file-store.ts';
import { answersKeptHours } from './idempotency.ts';
import { sealJournal, writeSealsOutside } from './seals.ts';
import { every } from './timed-work.ts';

const monthsAhead = 24;

export const kernelWork = [
  every(60, 'journal.seal', async (kernel, stop) => {
    while (!stop.aborted && (await sealJournal(kernel))) continue;
    await writeSealsOutside(kernel);
  }),
  every(24 * 3600, 'journal.partitions', async (kernel) => {
    await kernel.database.query('select kernel_make_partitions($1)', [monthsAhead]);
  }),
  every(600, 'idempotency.clean-up', async (kernel, stop) => {
    const clear = `delete from idempotency where key_hash in (select key_hash from idempotency where at < now() - make_interval(hours => $1) limit 5000) returning 1`;
    while (!stop.aborted && (await kernel.database.query(clear, [answersKeptHours])).length > 0) continue;
  }),
  every(600, 'files.remove-destroyed', async (kernel) => {
    await removeDestroyedFiles(kernel.database, kernel.dataFolder);
  }),
];
