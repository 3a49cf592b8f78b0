/** Opens everything that the modules run on: database, keys, clock, caches, files. */
import { CompanyClock } from './clock.ts';
import { openDatabase } from './database.ts';
import type { FileStore } from './files.ts';
import type { Kernel, Registry } from './kernel.ts';
import { openLog } from './log.ts';
import { checkMasterKeys, hasMasterKey, readMasterKeys } from './master-key.ts';
import { Secrets } from './secrets.ts';
import { VersionedCaches } from './versioned.ts';

export interface KernelConfig {
  databaseUrl: string;
  dataFolder: string;
  processName: string;
  registry: Registry;
  openFiles: (kernel: Pick<Kernel, 'dataFolder' | 'secrets'>) => FileStore;
  poolSize?: number;
}

const synchroniseEveryMs = 60_000;

export async function openKernel(config: KernelConfig): Promise<Kernel & { close(): Promise<void> }> {
  const database = await openDatabase(config.databaseUrl, { application: `luyue-${config.processName}`, max: config.poolSize ?? 16 });
  const master = readMasterKeys(config.dataFolder, !(await hasMasterKey(database)));
  await checkMasterKeys(database, master);
  const secrets = new Secrets(master);
  await secrets.load(database);
  const clock = new CompanyClock();
  await clock.synchronise(database);
  const timer = setInterval(() => void clock.synchronise(database).catch(() => undefined), synchroniseEveryMs);
  timer.unref();
  const base = { database, clock, secrets, dataFolder: config.dataFolder, registry: config.registry };
  return {
    ...base,
    files: config.openFiles(base),
    log: openLog(config.processName),
    caches: new VersionedCaches(database),
    close: async () => {
      clearInterval(timer);
      await database.close();
    },
  };
}
