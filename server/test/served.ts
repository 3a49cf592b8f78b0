// Which clauses the tests prove: a test that names a clause (`… (OT-3.1)`) and runs an action or a rule proves that it
// serves that clause. Each file leaves its part in LUYUE_SERVED_FOLDER; tools/test/served.mjs puts them together.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { listenToExercised } from '../src/kernel/exercised.ts';

const clauseId = /\b(?:OS|OT|CC|PD)-\d+(?:\.\d+)*\b/g;
const proved: Record<string, string[]> = {};
let tags: string[] = [];

type Named = { name: string; suite?: Named | undefined };

function clausesOf(task: Named | undefined): string[] {
  return task ? [...(task.name.match(clauseId) ?? []), ...clausesOf(task.suite)] : [];
}

beforeEach(({ task }) => {
  tags = clausesOf(task);
});

listenToExercised((kind, name, clauses) => {
  if (kind === 'query') return;
  // What a test uses on its way to the clause proves nothing about it: only the clause's own rules and actions do.
  const serves = (clause: string) => (kind === 'rule' ? name.startsWith(`${clause}/`) : clauses.includes(clause));
  for (const clause of tags.filter(serves)) (proved[clause] ??= []).push(`${kind}:${name}`);
});

afterAll(() => {
  const folder = process.env['LUYUE_SERVED_FOLDER'];
  if (!folder || Object.keys(proved).length === 0) return;
  writeFileSync(path.join(folder, `${randomBytes(8).toString('hex')}.json`), JSON.stringify(proved));
});
