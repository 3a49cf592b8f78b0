// A page's stylesheet stays when the page is left: a class that two pages style each for itself looks otherwise after the other was seen.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const features = path.join(import.meta.dirname, '../features');

/** The classes by which a stylesheet's selectors begin, when nothing narrows them there: `.rule h2`, not `.btn.big`. */
function beginnings(css: string): string[] {
  const selectors = css.replaceAll(/\/\*.*?\*\//gs, '').match(/[^{}]+(?=\{)/g) ?? [];
  return selectors
    .flatMap((selector) => selector.split(','))
    .flatMap((one) => /^\.([\w-]+)(?![\w.-])/.exec(one.trim())?.[1] ?? []);
}

test('no two stylesheets of pages begin with the same class', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of readdirSync(features, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css')) continue;
    for (const name of beginnings(readFileSync(path.join(features, file), 'utf8')))
      owners.set(name, (owners.get(name) ?? new Set()).add(file));
  }
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
