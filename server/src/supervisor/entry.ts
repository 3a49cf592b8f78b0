// Which file runs as `api` or `worker`: the bundle beside us, or the source when we run from source ourselves.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../kernel/package-root.ts';
import { OperatorProblem } from './operator-problem.ts';

export type EntryName = 'api' | 'worker';
export type Entry = { file: string; execArgv: string[] };

const fromSource = import.meta.url.endsWith('.ts');

export function entryOf(name: EntryName): Entry {
  const file = fromSource
    ? path.join(packageRoot, 'server/src', `${name}.ts`)
    : path.join(packageRoot, 'dist/server', `${name}.js`);
  if (existsSync(file)) return { file, execArgv: fromSource ? ['--import', 'tsx'] : ['--enable-source-maps'] };
  throw new OperatorProblem('NOT_BUILT', `The program ${name} is not built.`, 'Run npm ci, or node tools/build.mjs.');
}
