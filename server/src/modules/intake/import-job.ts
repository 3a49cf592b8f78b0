/** When an import may begin, the worker runs it; one that nobody runs any more is taken up again. (OS-2.1) */
import { defineJob, type Dispatch } from '../../kernel/jobs.ts';
import { every } from '../../kernel/timed-work.ts';
import { runImport } from './run-import.ts';

export const importJob = defineJob('import.run', async (kernel, { data }) => {
  await runImport(kernel, String(data.importId));
});

export const importDispatch: Dispatch = {
  event: 'import.started',
  version: 1,
  job: importJob,
  when: (event) => event.data.runner === 'worker',
};

const silentSeconds = 180;

/** A command that was killed, a job that was given up: whoever is at it tells so every second. */
export const intakeWork = [
  every(30, 'intake.take-up', async (kernel, stop) => {
    const rows = await kernel.database.query<{ id: string }>(
      `select id from imports where state in ('waiting', 'running') and seen_at < now() - make_interval(secs => $1) order by id limit 20`,
      [silentSeconds],
    );
    for (const { id } of rows) if (!stop.aborted) await runImport(kernel, id, { signal: stop });
  }),
];
