// The log of one child in the data folder: what it writes is appended, and at 16 MB the file gives way to a new one,
// so that a machine that nobody looks at does not fill up.
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

export type LogFile = { file: string; write(chunk: Buffer): void; lastLine(): string; close(): void };

const limit = 16 * 1024 * 1024;

export function openLogFile(dataFolder: string, name: string): LogFile {
  const folder = path.join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  let handle = openSync(file, 'a', 0o600);
  let size = fstatSync(handle).size;
  let tail = '';
  const turn = () => {
    closeSync(handle);
    renameSync(file, path.join(folder, `${name}.1.log`));
    handle = openSync(file, 'a', 0o600);
    size = 0;
  };
  return {
    file,
    write: (chunk) => {
      if (size > limit) turn();
      size += writeSync(handle, chunk);
      tail = (tail + chunk.toString('utf8')).slice(-4000);
    },
    lastLine: () => tail.trim().split('\n').at(-1) ?? '',
    close: () => closeSync(handle),
  };
}
