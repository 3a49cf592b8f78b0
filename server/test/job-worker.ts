/** A worker process of its own, for the test that kills one: its job notes that it began and then hangs for ever, or ends. */
import { defineJob, startJobs } from '../src/kernel/jobs.ts';
import { openKernel } from '../src/kernel/open-kernel.ts';
import { bareRegistry } from './bare-kernel.ts';

const [databaseUrl = '', dataFolder = '', how = ''] = process.argv.slice(2);
const kernel = await openKernel({
  databaseUrl,
  dataFolder,
  processName: 'job-worker',
  registry: bareRegistry(),
  poolSize: 3,
});
const job = defineJob('test.deliver', async (_kernel, payload, helpers) => {
  const mark = `insert into settings (name, value) values ($1, to_jsonb($2::text))`;
  await kernel.database.query(mark, [`${how}-${helpers.job.attempts}`, payload.entryId]);
  if (how === 'hang') await new Promise(() => undefined);
});
await startJobs(kernel, [job], { directUrl: databaseUrl, concurrency: 1, heartbeatMs: 300, deadAfterSeconds: 2 });
process.once('disconnect', () => process.exit());
process.send?.('ready');
