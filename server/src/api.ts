/** The API's process: opens the kernel, serves HTTP and the console, and ends in good order. Any number may run beside each other. */
import { readEnvironment } from './kernel/environment.ts';
import { buildServer } from './kernel/http.ts';
import { openKernel } from './kernel/open-kernel.ts';
import { loadShippedPacks } from './modules/policy/index.ts';
import { closeOnSignal } from './supervisor/child.ts';
import { problemLine } from './supervisor/operator-problem.ts';
import { buildRegistry } from './wire.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const registry = buildRegistry();
  const kernel = await openKernel({ ...environment, processName: 'api', registry });
  await loadShippedPacks(kernel);
  const app = await buildServer(kernel, { ...registry, consoleFolder: environment.consoleFolder });
  closeOnSignal(async () => {
    await app.close();
    await kernel.close();
  });
  await app.listen({ host: environment.host, port: environment.port });
  kernel.log.info({ port: environment.port }, 'the API listens');
}

main().catch((error: unknown) => {
  process.stderr.write(`${problemLine(error)}\n`);
  process.exit(1);
});
