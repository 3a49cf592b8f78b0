/** The list of refusals and the code agree both ways: nothing is thrown that is not listed, nothing listed that is never thrown. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalText } from './problem.ts';
import { refusals } from './refusals.ts';

const root = path.join(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8'));
}

const code = sources('server/src').join('\n');
const listed = Object.entries(refusals);

describe('refusals', () => {
  test.each(listed.map(([name]) => name))('%s is refused somewhere', (name) => {
    // A constraint's name in lower case answers as the refusal of the same name.
    const migrations = readdirSync(path.join(root, 'server/migrations')).map((file) =>
      readFileSync(path.join(root, 'server/migrations', file), 'utf8'),
    );
    expect(code.includes(`'${name}'`) || migrations.some((sql) => sql.includes(name.toLowerCase()))).toBe(true);
  });

  test.each(listed)('%s says in both languages what it is and how to mend it', (name, text) => {
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.status).toBeLessThan(600);
    for (const words of [text.zh, text.en, text.mendZh, text.mendEn]) expect(words.length, name).toBeGreaterThan(1);
    const bare = (words: string) => words.replace(/\{\w+\}/g, '');
    expect(/[一-鿿]/.test(text.zh) || bare(text.zh) === '').toBe(true);
    expect(/[一-鿿]/.test(text.en)).toBe(false);
    // A parameter may come in two languages: {stageZh} in one text, {stageEn} in the other.
    const parameters = (words: string) =>
      [...new Set([...words.matchAll(/\{(\w+?)(?:Zh|En)?\}/g)].map((m) => m[1]))].sort();
    if (bare(text.zh) !== '') expect(parameters(text.zh + text.mendZh)).toEqual(parameters(text.en + text.mendEn));
  });

  test('an unknown code is shown as it is, not as an error', () => {
    expect(refusalText('NEVER_HEARD_OF').title).toBe('NEVER_HEARD_OF');
  });
});
