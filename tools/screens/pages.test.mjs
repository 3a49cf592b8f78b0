// The list of pages and the router are held against each other: a new route is photographed, or this fails.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pages, passedThrough } from './pages.mjs';

const consoleSources = path.join(import.meta.dirname, '../../console/src');

function routesOfConsole() {
  const files = readdirSync(consoleSources, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((name) => {
    const code = readFileSync(path.join(consoleSources, name), 'utf8');
    return code.includes('createRoute(') ? [...code.matchAll(/\bpath: '(\/[^']*)'/g)].map((match) => match[1]) : [];
  });
}

/** The customer's pages, as the server registers them; what only leads to another page shows nothing of its own. */
function routesOfPortal() {
  const folder = path.join(consoleSources, '../../server/src/modules/portal');
  const code = ['page-routes.ts', 'question-routes.ts']
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  return [...code.matchAll(/scope\.get\('([^']+)'/g)].map((match) => match[1]);
}

test('every page of the customer is in the list of screens', () => {
  const known = new Set([...pages.map((page) => page.route), ...passedThrough]);
  expect(routesOfPortal().length).toBeGreaterThan(2);
  expect(routesOfPortal().filter((route) => !known.has(route))).toEqual([]);
});

test('every route of the console has a page in the list of screens', () => {
  const routes = routesOfConsole();
  expect(routes.length).toBeGreaterThan(10);
  const known = new Set([...pages.map((page) => page.route), ...passedThrough]);
  expect(routes.filter((route) => !known.has(route))).toEqual([]);
});

test('no page stands for a route that is gone, and no two have one name', () => {
  const routes = new Set([...routesOfConsole(), ...routesOfPortal()]);
  expect(pages.filter((page) => !routes.has(page.route)).map((page) => page.route)).toEqual([]);
  expect(new Set(pages.map((page) => page.name)).size).toBe(pages.length);
});
