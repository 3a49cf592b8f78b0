// policies/served.json says which rules and actions the tests proved per clause; it is committed, so that
// `luyue policy coverage` knows it without running tests. Here it is written anew, and a stale one is a failure.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-step.mjs';

const file = path.join(root, 'policies/served.json');

function byNumber(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

function mergeServed(parts) {
  const proved = new Map();
  for (const part of parts) {
    for (const [clause, names] of Object.entries(part)) {
      proved.set(clause, new Set([...(proved.get(clause) ?? []), ...names]));
    }
  }
  const clauses = [...proved.keys()].sort(byNumber);
  return Object.fromEntries(clauses.map((clause) => [clause, [...proved.get(clause)].sort(byNumber)]));
}

/** Compares with what is committed and leaves the new one in its place. */
export function checkServed(folder) {
  const parts = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  const text = `${JSON.stringify(mergeServed(parts), null, 2)}\n`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '{}\n';
  if (before === text) return { ok: true, output: '', seconds: '0.0' };
  writeFileSync(file, text);
  return {
    ok: false,
    output: 'policies/served.json was stale; it is written anew: look at it and commit it.',
    seconds: '0.0',
  };
}
