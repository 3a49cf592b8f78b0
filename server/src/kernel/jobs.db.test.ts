import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import { appRole } from '../supervisor/cluster.ts';
import { advanceConsumer, registerConsumers } from './consumers.ts';
import { defineJob, jobDispatch, migrateJobs, startJobs, type JobPayload } from './jobs.ts';
import { runAction } from './run-action.ts';
import { setSetting } from './settings.ts';

let bare: BareKernel;
const children: ChildProcess[] = [];

beforeAll(async () => {
  bare = await openBareKernel();
  await migrateJobs(bare.database.ownerUrl, appRole);
  await migrateJobs(bare.database.ownerUrl, appRole);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => bare.close());

const deliver = defineJob('test.deliver', () => Promise.resolve(), { maxAttempts: 5 });
const consumer = jobDispatch([{ event: 'setting.changed', version: 1, job: deliver }]);

/** Does an action and lets the dispatcher turn its event into a job. */
async function provoke(value: string): Promise<void> {
  await runAction(bare.kernel, setSetting, { name: 'company.name', value }, bare.admin);
  await registerConsumers(bare.kernel, [consumer]);
  while ((await advanceConsumer(bare.kernel, consumer)).passed > 0) continue;
}

const jobs = () =>
  bare.kernel.database.query<{ key: string; attempts: number }>(
    'select key, attempts from graphile_worker.jobs order by id',
  );

async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 100));
}

function startWorker(how: 'hang' | 'finish'): ChildProcess {
  const child = fork(
    path.join(import.meta.dirname, '../../test/job-worker.ts'),
    [bare.database.appUrl, bare.dataFolder, how],
    { execArgv: ['--import', 'tsx'], stdio: 'inherit' },
  );
  children.push(child);
  return child;
}

const marked = async (name: string) =>
  (await bare.kernel.database.query('select 1 from settings where name = $1', [name])).length > 0;

test('an event becomes one job under the entry’s id, however often the entry is read', async () => {
  await provoke('甲');
  const [entry] = await bare.kernel.database.query<{ id: string }>('select id from journal order by id desc limit 1');
  expect(await jobs()).toEqual([{ key: entry?.id, attempts: 0 }]);
  await bare.asSuperuser(`update consumers set xid = '0'`);
  while ((await advanceConsumer(bare.kernel, consumer)).passed > 0) continue;
  expect(await jobs()).toHaveLength(1);
});

test('a job runs with its payload; one that fails is tried again and its error tells nothing', async () => {
  const seen: JobPayload[] = [];
  const failing = defineJob('test.deliver', (_kernel, payload) => {
    seen.push(payload);
    const error = Object.assign(new Error('Key (phone)=(13800001234) exists'), { code: '23505' });
    return Promise.reject(error);
  });
  const runner = await startJobs(bare.kernel, [failing], { directUrl: bare.database.appUrl, concurrency: 1 });
  await until(async () => (await jobs())[0]?.attempts === 1 && seen.length === 1);
  await runner.stop();
  expect(seen[0]?.data).toEqual({ name: 'company.name' });
  const [job] = await bare.kernel.database.query<{ last_error: string }>('select last_error from graphile_worker.jobs');
  expect(job?.last_error).not.toContain('138');
  expect(await bare.kernel.database.query('select 1 from worker_heartbeats')).toEqual([]);
  await bare.asSuperuser('delete from graphile_worker._private_jobs');
});

test('the job of a worker that was killed is finished by another', async () => {
  await provoke('乙');
  const first = startWorker('hang');
  await until(() => marked('hang-1'));
  first.kill('SIGKILL');
  startWorker('finish');
  await until(() => marked('finish-2'));
  await until(async () => (await jobs()).length === 0);
});
