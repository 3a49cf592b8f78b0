// The database that comes with Luyue: where its files lie for this data folder, its passwords, and a watch that starts
// it again on the same port when somebody kills it.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canEnter, chooseAccount, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import {
  appRole,
  dataFolderOf,
  ensureLogins,
  ownerRole,
  startCluster,
  urlFor,
  type Cluster,
  type Passwords,
} from './cluster.ts';
import { OperatorProblem } from './operator-problem.ts';
import { isOurs, livePostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';

export type Embedded = {
  ownerUrl: string;
  appUrl: string;
  port: number;
  folder: string;
  pid(): number;
  stop(): Promise<void>;
};

const database = 'luyue';

/** What the data folder remembers about its database; the cluster itself may have to lie elsewhere (see below). */
type Memory = { cluster: string; passwords: Passwords; made?: boolean };

function memoryFile(dataFolder: string): string {
  return path.join(dataFolder, 'postgres.json');
}

function recall(dataFolder: string): Memory | undefined {
  if (!existsSync(memoryFile(dataFolder))) return undefined;
  return JSON.parse(readFileSync(memoryFile(dataFolder), 'utf8')) as Memory;
}

export function remembered(dataFolder: string): Memory | undefined {
  const memory = recall(dataFolder);
  return memory && { ...memory, cluster: path.resolve(dataFolder, memory.cluster) };
}

function remember(dataFolder: string, memory: Memory): void {
  const partial = `${memoryFile(dataFolder)}.partial`;
  writeFileSync(partial, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, memoryFile(dataFolder));
}

/** A folder of ours that every account can enter, for what cannot lie under a closed home. */
function reachableFolder(account: Account): string {
  for (const folder of ['/var/lib/luyue', '/var/tmp/luyue']) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      // Somebody else may have made a folder of this name where all may write: only our own is trusted.
      if (statSync(folder).uid !== process.getuid?.()) continue;
      chmodSync(folder, 0o755);
      if (canEnter(folder, account)) return folder;
    } catch {
      continue;
    }
  }
  throw new OperatorProblem(
    'FOLDER_NOT_WRITABLE',
    'The data folder lies where the account that runs PostgreSQL cannot reach it, and /var/lib is not writable.',
    'Set LUYUE_DATA to a folder that every account may enter, or run luyue as an ordinary user.',
  );
}

/** A relative path while the cluster lies in the data folder, so that the folder may be moved as a whole. */
function placeCluster(dataFolder: string, account: Account): string {
  if (canEnter(dataFolder, account)) return 'postgres';
  return path.join(reachableFolder(account), randomBytes(8).toString('hex'));
}

function newPasswords(): Passwords {
  const word = () => randomBytes(24).toString('base64url');
  return { superuser: word(), owner: word(), app: word() };
}

/** An empty database in the place of a lost one would look like a fresh start and hide the loss. */
function refuseLost(memory: Memory): void {
  if (!memory.made || existsSync(path.join(memory.cluster, 'data'))) return;
  throw new OperatorProblem(
    'DATABASE_MISSING',
    `The database that this data folder had is gone from ${memory.cluster}.`,
    'Bring it back, or set LUYUE_DATA to a new folder to begin anew.',
  );
}

function openCluster(dataFolder: string): Cluster {
  let memory = remembered(dataFolder);
  if (memory) refuseLost(memory);
  const there = memory && existsSync(memory.cluster) ? memory.cluster : undefined;
  const account = chooseAccount(there);
  if (!memory) {
    remember(dataFolder, { cluster: placeCluster(dataFolder, account), passwords: newPasswords() });
    memory = remembered(dataFolder);
  }
  if (!memory) throw new Error('What was just written about the database cannot be read.');
  const spare = () => (account ? reachableFolder(account) : dataFolder);
  const binaries = findBinaries(account, spare);
  return { folder: memory.cluster, binaries, account, passwords: memory.passwords, kind: 'durable' };
}

/** Starts the server again on its port until it runs or we are told to stop. */
function watch(cluster: Cluster, first: Postmaster, say: (line: string) => void) {
  const state = { server: first, stopping: false, busy: Promise.resolve() };
  const revive = async () => {
    say('The database ended unexpectedly and is started again.');
    for (let pause = 250; !state.stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        state.server = await startCluster(cluster, first.port);
        return;
      } catch (error) {
        say((error as Error).message);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
  let reviving = false;
  const timer = setInterval(() => {
    if (reviving || state.stopping || isOurs(state.server.pid, dataFolderOf(cluster))) return;
    reviving = true;
    state.busy = revive().finally(() => (reviving = false));
  }, 300);
  const stop = async () => {
    state.stopping = true;
    clearInterval(timer);
    await state.busy;
    await stopPostmaster(state.server, dataFolderOf(cluster));
  };
  return { pid: () => state.server.pid, stop };
}

function urlsOf(port: number, passwords: Passwords) {
  return {
    ownerUrl: urlFor(port, ownerRole, passwords.owner, database),
    appUrl: urlFor(port, appRole, passwords.app, database),
  };
}

/** The addresses of a data folder's database while somebody else keeps it running. */
export function liveEmbedded(dataFolder: string): { ownerUrl: string; appUrl: string } | undefined {
  const memory = remembered(dataFolder);
  const server = memory && livePostmaster(path.join(memory.cluster, 'data'));
  return memory && server ? urlsOf(server.port, memory.passwords) : undefined;
}

/** Starts (or adopts) the database of a data folder and answers when both logins work. */
export async function startEmbedded(
  dataFolder: string,
  say: (line: string) => void = () => undefined,
): Promise<Embedded> {
  const cluster = openCluster(path.resolve(dataFolder));
  const server = await startCluster(cluster);
  await ensureLogins(cluster, server.port, database);
  const memory = recall(dataFolder);
  if (memory && !memory.made) {
    // For whoever finds a cluster outside its data folder and asks whether it is still needed.
    writeFileSync(path.join(cluster.folder, 'belongs-to.txt'), `${path.resolve(dataFolder)}\n`, { mode: 0o600 });
    remember(dataFolder, { ...memory, made: true });
  }
  const watching = watch(cluster, server, say);
  return {
    ...urlsOf(server.port, cluster.passwords),
    port: server.port,
    folder: cluster.folder,
    pid: watching.pid,
    stop: watching.stop,
  };
}
