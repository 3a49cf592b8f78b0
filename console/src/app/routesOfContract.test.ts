/** Every call names the route of the endpoint whose types it uses; a route that the contract renamed fails here and not at a desk. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const contract = path.join(here, '../../../contract');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(at);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(at, 'utf8')] : [];
  });
}

async function routes(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of readdirSync(contract).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const module = (await import(path.join(contract, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'object' && value !== null && 'route' in value) found.set(name, String(value.route));
    }
  }
  return found;
}

test('calls and contract agree on every route', async () => {
  const known = await routes();
  const calls = sources(path.join(here, '..')).flatMap((code) =>
    [...code.matchAll(/call<typeof (\w+)>\(\s*'([^']+)'/g)].map((match) => ({
      endpoint: match[1] ?? '',
      route: match[2] ?? '',
      code,
    })),
  );
  expect(calls.length).toBeGreaterThan(20);
  const wrong = calls.filter(({ endpoint, route, code }) => {
    const name = new RegExp(`(\\w+) as ${endpoint}\\b`).exec(code)?.[1] ?? endpoint;
    return known.get(name) !== route;
  });
  expect(wrong.map(({ endpoint, route }) => `${endpoint}: ${route}`)).toEqual([]);
});
