import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import { pause } from './consumers.ts';
import { kernelWork } from './kernel-work.ts';
import { every, registerTimedWork, runIfDue, runTimedWork } from './timed-work.ts';

let bare: BareKernel;
const never = new AbortController().signal;

beforeEach(async () => {
  bare = await openBareKernel();
});
afterEach(() => bare.close());

test('of two workers one does the work, and not again before it is due', async () => {
  const another = await bare.openAnother();
  let runs = 0;
  const work = every(3600, 'sweep', () => {
    runs++;
    return pause(50, never);
  });
  await registerTimedWork(bare.kernel, [work]);
  const ran = await Promise.all([bare.kernel, another, bare.kernel].map((kernel) => runIfDue(kernel, work, never)));
  expect(ran.filter(Boolean)).toHaveLength(1);
  expect(await runIfDue(another, work, never)).toBe(false);
  expect(runs).toBe(1);
});

test('work that failed says so and is done again when it is due', async () => {
  let fails = true;
  const work = every(0, 'sweep', () => (fails ? Promise.reject(new Error('not now')) : Promise.resolve()));
  await registerTimedWork(bare.kernel, [work]);
  await runIfDue(bare.kernel, work, never);
  const row = () =>
    bare.kernel.database.query('select failed, done_at is not null as done, claimed_by from timed_work');
  expect(await row()).toEqual([{ failed: 'not now', done: false, claimed_by: null }]);
  fails = false;
  await runIfDue(bare.kernel, work, never);
  expect(await row()).toEqual([{ failed: null, done: true, claimed_by: null }]);
});

test('the lease of a worker that was killed ends by itself', async () => {
  const work = every(0, 'sweep', () => Promise.resolve());
  await registerTimedWork(bare.kernel, [work]);
  await bare.asSuperuser(`update timed_work set claimed_by = 'the dead', claimed_until = now() + interval '1 minute'`);
  expect(await runIfDue(bare.kernel, work, never)).toBe(false);
  await bare.asSuperuser(`update timed_work set claimed_until = now() - interval '1 second'`);
  expect(await runIfDue(bare.kernel, work, never)).toBe(true);
});

test('the loop runs what is due beside each other, and the kernel’s own work is among it', async () => {
  const stop = new AbortController();
  let quick = 0;
  const slow = every(3600, 'slow', (_kernel, signal) => pause(60_000, signal));
  const fast = every(0, 'fast', () => Promise.resolve(void quick++));
  const works = [...kernelWork, slow, fast];
  await registerTimedWork(bare.kernel, works);
  const loop = runTimedWork(bare.kernel, works, stop.signal);
  const done = async () =>
    (
      await bare.kernel.database.query<{ n: number }>('select count(*) as n from timed_work where done_at is not null')
    )[0]?.n ?? 0;
  while ((await done()) < kernelWork.length + 1 || quick < 2) await pause(50, never);
  stop.abort();
  await loop;
  expect(await bare.kernel.database.query('select name from timed_work where failed is not null')).toEqual([]);
});
