// Where migrations, policies and the built console are: the folder of our package.json, found from this file, because
// the same code runs from server/src (tsx, vitest) and from dist/server (rolldown).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

type Manifest = { name?: string; version: string };

function findPackage(from: string): { folder: string; manifest: Manifest } {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      if (manifest.name === 'luyue') return { folder, manifest };
    }
    if (folder === path.dirname(folder)) throw new Error('The package folder of Luyue was not found above its code.');
  }
}

const found = findPackage(path.dirname(fileURLToPath(import.meta.url)));

export const packageRoot = found.folder;
export const programVersion = found.manifest.version;
