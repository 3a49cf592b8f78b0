import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const url = 'postgresql://app:secret@db.example:5432/luyue';

test('with nothing set, Luyue listens on this machine only and brings its own database', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: undefined, ownerUrl: undefined });
  expect(settings.dataFolder).toMatch(/\.data$/);
});

test('one login serves as owner and as direct connection when no other is given', () => {
  expect(readSettings({ DATABASE_URL: url })).toMatchObject({ ownerUrl: url, directUrl: url });
});

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://db.example/luyue' }, 'DATABASE_URL'],
  [{ LUYUE_OWNER_URL: url }, 'without DATABASE_URL'],
])('a setting that cannot be meant is refused by name: %o', (env, name) => {
  expect(() => readSettings(env)).toThrow(name);
});

test('a refused address does not show its password', () => {
  expect(() => readSettings({ DATABASE_URL: 'http://app:secret@db.example' })).toThrow(/^(?!.*secret)/);
});
