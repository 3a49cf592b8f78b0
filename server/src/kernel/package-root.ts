// Where migrations, policies and the built console are: the folder of our package.json, found from this file, because
// the same code runs from server/src (tsx, vitest) and from dist/server (rolldown).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'luyue')
      return folder;
    if (folder === path.dirname(folder)) throw new Error('The package folder of Luyue was not found above its code.');
  }
}

export const packageRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));
