/** Reads policies/served.json, which the tests wrote: which rules and actions a tagged test exercised per clause. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../kernel/package-root.ts';
import type { Served } from './coverage.ts';

const served = z.record(z.string(), z.array(z.string()));
let known: Served | undefined;

/** Without the file nothing counts as served; it is read once, because it changes only with the program. */
export function readServed(file = path.join(packageRoot, 'policies/served.json')): Served {
  known ??= existsSync(file) ? served.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return known;
}
