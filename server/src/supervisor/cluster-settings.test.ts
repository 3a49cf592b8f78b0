import { expect, test } from 'vitest';
import { clusterSettings, initdbFlags } from './cluster-settings.ts';

const gigabyte = 1024 ** 3;

test('what is acknowledged is on disk, and only tests may do without', () => {
  expect(clusterSettings(5432, 'durable')).toMatch(/^fsync = on\nsynchronous_commit = on$/m);
  expect(clusterSettings(5432, 'for-tests')).toContain('fsync = off');
});

test('only this machine reaches the database, by TCP', () => {
  const text = clusterSettings(5999, 'durable');
  expect(text).toContain("listen_addresses = '127.0.0.1'");
  expect(text).toContain("unix_socket_directories = ''");
  expect(text).toContain('port = 5999');
});

test('its log holds neither statements nor the rows of a violated constraint', () => {
  expect(clusterSettings(1, 'durable')).toMatch(/log_error_verbosity = terse\nlog_min_error_statement = panic/);
});

test.each([
  [gigabyte / 2, '64MB'],
  [2 * gigabyte, '256MB'],
  [64 * gigabyte, '1024MB'],
])('on a machine of %d bytes it buffers %s', (bytes, buffers) => {
  expect(clusterSettings(1, 'durable', bytes)).toContain(`shared_buffers = ${buffers}\n`);
});

test('PostgreSQL 15 is not given flags that it does not know', () => {
  expect(initdbFlags(15).join(' ')).not.toContain('provider');
  expect(initdbFlags(18)).toContain('--builtin-locale=C.UTF-8');
});
