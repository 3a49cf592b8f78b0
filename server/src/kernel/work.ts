/** The worker's loops: consumers of the journal, jobs and timed work, started together and ended in good order. */
import { registerConsumers, runConsumers } from './consumers.ts';
import { jobDispatch, startJobs } from './jobs.ts';
import type { Kernel } from './kernel.ts';
import { registerTimedWork, runTimedWork } from './timed-work.ts';
import type { Wiring } from './wiring.ts';

type Work = Pick<Wiring, 'consumers' | 'jobs' | 'dispatches' | 'timedWork'>;

export interface RunningWork {
  stop(): Promise<void>;
}

export async function startWork(kernel: Kernel, wiring: Work, directUrl: string): Promise<RunningWork> {
  const consumers =
    wiring.dispatches.length > 0 ? [...wiring.consumers, jobDispatch(wiring.dispatches)] : wiring.consumers;
  await registerConsumers(kernel, consumers);
  await registerTimedWork(kernel, wiring.timedWork);
  const jobs = wiring.jobs.length > 0 ? await startJobs(kernel, wiring.jobs, { directUrl }) : undefined;
  const ending = new AbortController();
  const loops = [runConsumers(kernel, consumers, ending.signal), runTimedWork(kernel, wiring.timedWork, ending.signal)];
  return {
    stop: async () => {
      ending.abort();
      await Promise.all([...loops, jobs?.stop()]);
    },
  };
}
