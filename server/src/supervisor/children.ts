// The API and the worker as child processes: started, restarted with growing pauses when they die, ended in order.
// They run in sessions of their own, so that Ctrl-C reaches only the supervisor, which ends the database last.
import { fork, type ChildProcess } from 'node:child_process';
import { isChildMessage } from './child.ts';
import type { Entry, EntryName } from './entry.ts';
import { openLogFile } from './log-file.ts';

export type Child = { name: EntryName; pid(): number | undefined; stop(): Promise<void>; kill(): void };

export type ChildOptions = {
  dataFolder: string;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  announce: (lines: string[]) => void;
};

const shortestPauseMs = 250;
const longestPauseMs = 15_000;
const healthyAfterMs = 30_000;
const patienceMs = 12_000;

/** The pause before the next start: it doubles while a child keeps dying young, and begins anew after a long life. */
export function nextPause(previousMs: number, livedMs: number): number {
  if (livedMs >= healthyAfterMs || previousMs === 0) return shortestPauseMs;
  return Math.min(previousMs * 2, longestPauseMs);
}

type Running = { process: ChildProcess; ended: Promise<void> };

function forkEntry(entry: Entry, env: ChildOptions['env']): ChildProcess {
  return fork(entry.file, [], {
    execArgv: entry.execArgv,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

export function keepRunning(name: EntryName, entry: Entry, options: ChildOptions): Child {
  const log = openLogFile(options.dataFolder, name);
  let running: Running | undefined;
  let stopping = false;
  let pause = 0;

  const startOne = () => {
    const born = Date.now();
    const child = forkEntry(entry, options.env);
    child.stdout?.on('data', log.write);
    child.stderr?.on('data', log.write);
    child.on('message', (message) => isChildMessage(message) && options.announce(message.lines));
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    running = { process: child, ended };
    void ended.then(() => afterEnd(child, Date.now() - born));
  };

  const afterEnd = (child: ChildProcess, livedMs: number) => {
    if (stopping) return;
    pause = nextPause(pause, livedMs);
    const lastLine = log.lastLine();
    // A child that ends by itself says why in its last line, in the words of problemLine.
    const why = lastLine.startsWith('luyue: ') ? `: ${lastLine.slice('luyue: '.length)}` : '';
    const how = child.signalCode ?? `exit code ${child.exitCode}${why}`;
    options.say(`The ${name} ended (${how}) and starts again in ${pause} ms; its log: ${log.file}`);
    setTimeout(() => stopping || startOne(), pause);
  };

  startOne();
  return {
    name,
    pid: () => running?.process.pid,
    kill: () => running?.process.kill('SIGKILL'),
    stop: async () => {
      stopping = true;
      const timer = setTimeout(() => running?.process.kill('SIGKILL'), patienceMs);
      running?.process.kill('SIGTERM');
      await running?.ended;
      clearTimeout(timer);
      log.close();
    },
  };
}
