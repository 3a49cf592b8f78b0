// `luyue start`: the whole system in one process tree. The database first, then its migrations, then the API and the
// worker; at the end the same in reverse, so that nothing that was acknowledged waits for a process that is gone.
import { get } from 'node:http';
import { createServer } from 'node:net';
import { keepRunning, type Child } from './children.ts';
import { entryOf } from './entry.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { takeLock } from './lock.ts';
import { OperatorProblem } from './operator-problem.ts';
import { decidePurpose, prepareData, type DatabaseUrls } from './prepare-data.ts';
import { openDataFolder, readSettings, type Settings } from './settings.ts';

/** `ending` is set when the operator wants to stop while we are still starting. */
export type StartOptions = { empty: boolean; say: (line: string) => void; ending: AbortSignal };
export type RunningSystem = { address: string; settings: Settings; stop(): Promise<void>; kill(): void };

function refuseTakenPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const what = taken ? `Port ${port} is taken on ${host}` : `Cannot listen on ${host}:${port} (${error.code})`;
      const remedy = taken
        ? `Set PORT to a free one, for example PORT=${port + 1} npm start.`
        : 'Set PORT and LUYUE_HOST.';
      reject(new OperatorProblem('PORT_TAKEN', `${what}.`, remedy));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** After a crash the old API may still hold the port while it ends; nobody else gets any patience. */
async function waitForPort(settings: Settings, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await refuseTakenPort(settings.host, settings.port);
    } catch (error) {
      if (Date.now() >= end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function openDatabaseOf(settings: Settings, say: (line: string) => void) {
  if (settings.databaseUrl && settings.ownerUrl) {
    const urls = { appUrl: settings.databaseUrl, ownerUrl: settings.ownerUrl };
    return { urls, directUrl: settings.directUrl ?? urls.appUrl, embedded: undefined };
  }
  const embedded = await startEmbedded(settings.dataFolder, say);
  const urls = { appUrl: embedded.appUrl, ownerUrl: embedded.ownerUrl };
  return { urls, directUrl: embedded.appUrl, embedded };
}

function childEnvironment(settings: Settings, urls: DatabaseUrls, directUrl: string) {
  return {
    ...process.env,
    DATABASE_URL: urls.appUrl,
    LUYUE_OWNER_URL: urls.ownerUrl,
    LUYUE_DIRECT_URL: directUrl,
    LUYUE_DATA: settings.dataFolder,
    LUYUE_HOST: settings.host,
    PORT: String(settings.port),
    LUYUE_SUPERVISED: '1',
  };
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${address}/healthz`, { timeout: 2000 }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    request.once('error', () => resolve(false));
    request.once('timeout', () => request.destroy());
  });
}

async function untilAnswers(address: string, ending: AbortSignal): Promise<void> {
  while (!ending.aborted && !(await answers(address))) await new Promise((resolve) => setTimeout(resolve, 60));
}

/** The address to type into a browser on this machine. */
function addressOf(settings: Settings): string {
  const everywhere = settings.host === '0.0.0.0' || settings.host === '::';
  const host = everywhere ? '127.0.0.1' : settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${host}:${settings.port}`;
}

/** Lines of a child wait until the address has been printed, so that a first start reads from top to bottom. */
function announcements(say: (line: string) => void) {
  let held: string[] | undefined = [];
  return {
    announce: (lines: string[]) => (held ? held.push(...lines) : lines.forEach(say)),
    open: () => {
      held?.forEach(say);
      held = undefined;
    },
  };
}

async function stopAll(children: Child[], embedded: Embedded | undefined, release: () => void): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
  await embedded?.stop();
  release();
}

export async function startSystem(options: StartOptions): Promise<RunningSystem> {
  const settings = readSettings();
  openDataFolder(settings.dataFolder);
  const lock = takeLock(settings.dataFolder);
  const children: Child[] = [];
  let embedded: Embedded | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopAll(children, embedded, lock.release));
  try {
    const entries = { api: entryOf('api'), worker: entryOf('worker') };
    await waitForPort(settings, lock.afterCrash ? 15_000 : 0);
    const database = await openDatabaseOf(settings, options.say);
    embedded = database.embedded;
    await prepareData(database.urls, settings.dataFolder);
    const { historyOpen } = await decidePurpose(database.urls.appUrl, options.empty);
    const env = childEnvironment(settings, database.urls, database.directUrl);
    const later = announcements(options.say);
    const shared = { dataFolder: settings.dataFolder, env, say: options.say, announce: later.announce };
    for (const name of ['api', 'worker'] as const) children.push(keepRunning(name, entries[name], shared));
    const address = addressOf(settings);
    await untilAnswers(address, options.ending);
    if (!options.ending.aborted) {
      options.say(`Luyue 履约: ${address}`);
      if (historyOpen)
        options.say(
          'The demonstration company is being made; the page shows how far it has come. 正在生成演示公司，打开网页可看进度。',
        );
    }
    later.open();
    return { address, settings, stop, kill: () => children.forEach((child) => child.kill()) };
  } catch (error) {
    await stop();
    throw error;
  }
}
