/** The worker's process: consumers of the journal, jobs, clocks and clean-up. Any number may run beside each other. */
import { readEnvironment } from './kernel/environment.ts';
import { openKernel } from './kernel/open-kernel.ts';
import { startWork } from './kernel/work.ts';
import { loadShippedPacks } from './modules/policy/index.ts';
import { closeOnSignal } from './supervisor/child.ts';
import { problemLine } from './supervisor/operator-problem.ts';
import { buildRegistry } from './wire.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const registry = buildRegistry();
  const kernel = await openKernel({ ...environment, processName: 'worker', registry, poolSize: 10 });
  await loadShippedPacks(kernel);
  const work = await startWork(kernel, registry, environment.directUrl);
  closeOnSignal(async () => {
    await work.stop();
    await kernel.close();
  });
  kernel.log.info('the worker runs');
}

main().catch((error: unknown) => {
  process.stderr.write(`${problemLine(error)}\n`);
  process.exit(1);
});
