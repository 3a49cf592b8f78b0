// The database for a command that is typed once (import, journal, keys, doctor): the one of DATABASE_URL, else the one
// that a running `luyue start` keeps, else the embedded one for as long as the command lasts.
import { liveEmbedded, startEmbedded } from './embedded.ts';
import { holderOf, takeLock } from './lock.ts';
import { prepareData } from './prepare-data.ts';
import { openDataFolder, readSettings } from './settings.ts';

export type CommandDatabase = { appUrl: string; ownerUrl: string; dataFolder: string; close(): Promise<void> };

const nothing = async () => {};

export async function openCommandDatabase(): Promise<CommandDatabase> {
  const { databaseUrl, ownerUrl, dataFolder } = readSettings();
  openDataFolder(dataFolder);
  if (databaseUrl) return { appUrl: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl, dataFolder, close: nothing };
  const live = holderOf(dataFolder) === undefined ? undefined : liveEmbedded(dataFolder);
  if (live) return { ...live, dataFolder, close: nothing };
  const { release } = takeLock(dataFolder);
  try {
    const embedded = await startEmbedded(dataFolder);
    const close = () => embedded.stop().finally(release);
    try {
      await prepareData(embedded, dataFolder);
    } catch (error) {
      await close();
      throw error;
    }
    return { appUrl: embedded.appUrl, ownerUrl: embedded.ownerUrl, dataFolder, close };
  } catch (error) {
    release();
    throw error;
  }
}
