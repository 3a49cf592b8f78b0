// What a process id stands for right now. A pid from a file may belong to somebody else by now, so nothing is
// signalled before its command line has been looked at.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

export type ProcessInfo = { alive: false } | { alive: true; zombie: boolean; command: string[] };

const onLinux = process.platform === 'linux';

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readLinux(pid: number): ProcessInfo {
  try {
    // The second field is the name in parentheses and may itself hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    return { alive: true, zombie: state === 'Z' || state === 'X', command };
  } catch {
    return { alive: false };
  }
}

function readWithPs(pid: number): ProcessInfo {
  const ps = spawnSync('ps', ['-ww', '-o', 'state=', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  const line = ps.stdout?.trim() ?? '';
  if (ps.status !== 0 || line === '') return { alive: false };
  const [state = '', ...rest] = line.split(/\s+/);
  return { alive: true, zombie: state.startsWith('Z'), command: [rest.join(' ')] };
}

export function processInfo(pid: number): ProcessInfo {
  if (!Number.isInteger(pid) || pid < 1 || !exists(pid)) return { alive: false };
  return onLinux ? readLinux(pid) : readWithPs(pid);
}

/** Whether the process is running (not a zombie) and every given word is in its command line. */
export function runsWith(info: ProcessInfo, ...words: string[]): boolean {
  if (!info.alive || info.zombie) return false;
  if (onLinux) return words.every((word) => info.command.some((part) => part === word || part.endsWith(`/${word}`)));
  const line = info.command.join(' ');
  return words.every((word) => line.includes(word));
}

/** Processes that work inside a folder: how the back ends that a killed postmaster left behind are found (Linux). */
export function processesInside(folder: string): number[] {
  if (!onLinux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}

export async function until(condition: () => boolean, timeoutMs: number, everyMs = 25): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}
