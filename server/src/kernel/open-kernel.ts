/** Opens everything that the modules run on: database, keys, clock, caches, files. */
import { CompanyClock } from './clock.ts';
import { openDatabase, type Database } from './database.ts';
import { openFileStore } from './file-store.ts';
import type { FileStore } from './files.ts';
import type { Kernel, Registry } from './kernel.ts';
import { openLog } from './log.ts';
import { checkMasterKeys, hasMasterKey, readMasterKeys } from './master-key.ts';
import { openMetrics } from './metrics.ts';
import { Secrets } from './secrets.ts';
import { VersionedCaches } from './versioned.ts';

export interface KernelConfig {
  databaseUrl: string;
  dataFolder: string;
  processName: string;
  registry: Registry;
  /** Where files are kept; the data folder's disk unless told otherwise. */
  openFiles?: (kernel: Pick<Kernel, 'dataFolder' | 'secrets'>) => FileStore;
  poolSize?: number;
}

const synchroniseEveryMs = 60_000;

export async function openKernel(config: KernelConfig): Promise<Kernel & { close(): Promise<void> }> {
  const database = await openDatabase(config.databaseUrl, {
    application: `luyue-${config.processName}`,
    max: config.poolSize ?? 16,
  });
  try {
    return await openOn(database, config);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openOn(database: Database, config: KernelConfig): Promise<Kernel & { close(): Promise<void> }> {
  const master = readMasterKeys(config.dataFolder, !(await hasMasterKey(database)));
  await checkMasterKeys(database, master);
  const secrets = new Secrets(master);
  await secrets.load(database);
  const clock = new CompanyClock();
  await clock.synchronise(database);
  const synchronise = () =>
    Promise.all([clock.synchronise(database), secrets.refresh(database)]).catch(() => undefined);
  const timer = setInterval(() => void synchronise(), synchroniseEveryMs);
  timer.unref();
  const base = { database, clock, secrets, dataFolder: config.dataFolder, registry: config.registry };
  return {
    ...base,
    files: (config.openFiles ?? openFileStore)(base),
    log: openLog(config.processName),
    metrics: openMetrics(database),
    caches: new VersionedCaches(database.beside),
    close: async () => {
      clearInterval(timer);
      await database.close();
    },
  };
}
