// How much script a page loads before it is there, compressed as it is sent: the sign-in, any other first page of the
// console, and all of the customer's pages together. Read from the build; `node tools/sizes.mjs` lists the largest.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './test/run-step.mjs';

const kilobyte = 1000;
export const limits = { signIn: 200 * kilobyte, page: 450 * kilobyte, portal: 60 * kilobyte };

const entry = 'index.html';
const isFrame = (source) => /(^|\/)app\/Frame\.tsx$/.test(source);
const isLanguage = (source) => /(^|\/)i18n\/[\w-]+\/index\.ts$/.test(source);
/** Pages that stand before the sign-in have no frame around them. */
const isSignIn = (source) => source.includes('features/signin/');

/** What a chunk needs before it can run. */
function closureOf(manifest, source, found = new Set()) {
  if (found.has(source)) return found;
  found.add(source);
  for (const next of manifest[source].imports ?? []) closureOf(manifest, next, found);
  return found;
}

function bytesOf(manifest, sources, sizeOf) {
  const chunks = new Set(sources.flatMap((source) => [...closureOf(manifest, source)]));
  return [...chunks].reduce((sum, source) => sum + sizeOf(manifest[source].file), 0);
}

/** One row per page: its name, its bytes, its limit. `manifest` is Vite's, `sizeOf` the compressed size of a file. */
export function pageSizes(manifest, sizeOf) {
  const lazy = [...closureOf(manifest, entry)].flatMap((source) => manifest[source].dynamicImports ?? []);
  if (!lazy.some(isSignIn)) throw new Error('the manifest names no pages: nothing was measured');
  const frame = lazy.filter(isFrame);
  const languages = lazy.filter(isLanguage);
  return lazy
    .filter((source) => !isFrame(source) && !isLanguage(source))
    .map((source) => {
      const always = isSignIn(source) ? [entry, source] : [entry, ...frame, source];
      // One language is spoken, and a page of many parts opens with one of them: the largest of each counts.
      const spoken = languages.length > 0 ? languages : [source];
      const opened = [source, ...(manifest[source].dynamicImports ?? [])];
      const sums = spoken.flatMap((one) => opened.map((part) => bytesOf(manifest, [...always, one, part], sizeOf)));
      const name = path.basename(source).replace(/\.tsx?$/, '');
      return { name, bytes: Math.max(...sums), limit: isSignIn(source) ? limits.signIn : limits.page };
    });
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

function measure() {
  const built = path.join(root, 'dist/console');
  const manifest = JSON.parse(readFileSync(path.join(built, '.vite/manifest.json'), 'utf8'));
  const portal = path.join(root, 'dist/portal');
  const scripts = readdirSync(portal).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + gzipped(path.join(portal, name)), 0);
  const known = new Map();
  const sizeOf = (file) => {
    if (!known.has(file)) known.set(file, gzipped(path.join(built, file)));
    return known.get(file);
  };
  return [...pageSizes(manifest, sizeOf), { name: 'all customer’s pages', bytes, limit: limits.portal }];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = measure().sort((a, b) => b.bytes / b.limit - a.bytes / a.limit);
  for (const { name, bytes, limit } of rows)
    console.log(
      `${bytes > limit ? 'OVER ' : 'ok   '} ${name}: ${(bytes / kilobyte).toFixed(1)} of ${limit / kilobyte} KB`,
    );
  process.exitCode = rows.some(({ bytes, limit }) => bytes > limit) ? 1 : 0;
}
