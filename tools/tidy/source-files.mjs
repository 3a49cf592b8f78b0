// The files that tidy looks at: everything of ours in the tree, read once, without what is built or installed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.git', '.data', 'data', 'coverage', 'test-results', 'planted']);
const text = /\.(ts|tsx|mjs|cjs|js|css|html|json|md|ya?ml|sql|sh|csv)$|^run$/;
const code = /\.(ts|tsx|mjs|cjs|js)$/;

/** `{ path, text }` of every text file below the root, with forward slashes. */
export function readSources(root) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) walk(name);
      if (entry.isFile() && text.test(entry.name) && entry.name !== 'package-lock.json') {
        found.push({ path: name, text: readFileSync(path.join(root, name), 'utf8') });
      }
    }
  };
  walk('');
  return found;
}

export const isCode = (file) => code.test(file.path);
export const isTest = (file) => /\.(test|spec)\.(ts|tsx|mjs)$/.test(file.path) || file.path.startsWith('server/test/');
