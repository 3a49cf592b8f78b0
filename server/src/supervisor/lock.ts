// One `luyue start` per data folder. The lock is a file with a process id; a killed start leaves it behind, so the id
// counts only while its process is a start of ours.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorProblem } from './operator-problem.ts';
import { processInfo } from './process-info.ts';

const lockFileName = 'luyue.lock';

/** The process that holds a data folder, if one does. */
export function holderOf(dataFolder: string): number | undefined {
  const pid = readPid(path.join(dataFolder, lockFileName));
  return pid !== undefined && isAStart(pid) ? pid : undefined;
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/** What a start's command line holds, by whatever way it was called (npm start, npx luyue, npm run dev, a test). */
const startNames = /(^|[\s/])(luyue|luyue\.mjs|cli\.js|cli\.ts)(\s|$)|vitest/;

function isAStart(pid: number): boolean {
  const info = processInfo(pid);
  if (!info.alive || info.zombie) return false;
  return info.command.some((part) => startNames.test(part));
}

/** `afterCrash`: the lock was left by a start that was killed, whose children may still be ending. */
export type Lock = { release(): void; afterCrash: boolean };

/** Takes the lock, or says who has it. A link is made only if the name is free, so two starts cannot both succeed. */
export function takeLock(dataFolder: string): Lock {
  const file = path.join(dataFolder, lockFileName);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid}\n`, { mode: 0o644 });
  try {
    for (let attempt = 1; attempt <= 3; attempt++) {
      if (tryLink(own, file)) return { release: () => releaseLock(file), afterCrash: attempt > 1 };
      const holder = holderOf(dataFolder);
      if (holder !== undefined && holder !== process.pid) throw alreadyRunning(holder, dataFolder);
      setAside(file, own);
    }
    throw alreadyRunning(readPid(file) ?? 0, dataFolder);
  } finally {
    rmSync(own, { force: true });
  }
}

function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a stale lock; if another start has replaced it meanwhile, its lock is put back. */
function setAside(file: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const pid = readPid(aside);
  if (pid !== undefined && pid !== process.pid && isAStart(pid)) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(file: string): void {
  if (readPid(file) === process.pid) rmSync(file, { force: true });
}

function alreadyRunning(pid: number, dataFolder: string): OperatorProblem {
  return new OperatorProblem(
    'ALREADY_RUNNING',
    `Luyue already runs on ${dataFolder} as process ${pid}.`,
    `End it with Ctrl-C or kill ${pid}, or set LUYUE_DATA to another folder.`,
  );
}
