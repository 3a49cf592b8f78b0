// The settings of a PostgreSQL that we run ourselves: only this machine can reach it, what is acknowledged is on disk,
// its log holds no personal data, and it takes an eighth of a small machine's memory.
import { totalmem } from 'node:os';

export type Durability = 'durable' | 'for-tests';

const megabyte = 1024 * 1024;

function between(low: number, value: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}

function memory(bytes: number): string[] {
  const mb = bytes / megabyte;
  return [
    `shared_buffers = ${between(64, mb / 8, 1024)}MB`,
    `effective_cache_size = ${between(256, mb / 2, 65_536)}MB`,
    `maintenance_work_mem = ${between(32, mb / 32, 256)}MB`,
    'work_mem = 8MB',
    // Parallel queries need shared memory that small containers do not have, and order work gains nothing by them.
    'max_parallel_workers_per_gather = 0',
    'jit = off',
    'random_page_cost = 1.1',
  ];
}

const durability: Record<Durability, string[]> = {
  durable: ['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', 'checkpoint_timeout = 10min'],
  'for-tests': [
    'fsync = off',
    'synchronous_commit = off',
    'full_page_writes = off',
    'checkpoint_timeout = 1h',
    // What consumers may read waits for every transaction of the cluster: those of its own would come when nobody expects them.
    'autovacuum = off',
  ],
};

/** The statement and the detail of an error may hold a name or a phone number: neither is logged. */
const silentLog = [
  'logging_collector = on',
  "log_directory = '../log'",
  "log_filename = 'postgresql-%a.log'",
  'log_truncate_on_rotation = on',
  'log_rotation_age = 1d',
  'log_rotation_size = 0',
  'log_file_mode = 0600',
  "log_line_prefix = '%m [%p] %u '",
  'log_error_verbosity = terse',
  'log_min_error_statement = panic',
  'log_min_messages = warning',
  'log_checkpoints = off',
  'log_parameter_max_length = 0',
];

export function clusterSettings(port: number, kind: Durability, memoryBytes = totalmem()): string {
  const lines = [
    '# Written by Luyue at every start; own settings belong into custom.conf beside this file.',
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    "unix_socket_directories = ''",
    'max_connections = 100',
    'password_encryption = scram-sha-256',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "datestyle = 'iso, ymd'",
    "default_text_search_config = 'pg_catalog.simple'",
    "shared_preload_libraries = ''",
    'wal_compression = on',
    'max_wal_size = 2GB',
    ...durability[kind],
    ...memory(memoryBytes),
    ...silentLog,
    "include_if_exists = 'custom.conf'",
  ];
  return `${lines.join('\n')}\n`;
}

/** Only this machine, only by password. */
export const hostRules = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** PostgreSQL 15 and 16 have no built-in locale provider; there the C library's C.UTF-8 sorts the same way. */
export function initdbFlags(major: number): string[] {
  const common = ['--encoding=UTF8', '--data-checksums', '--auth=scram-sha-256', '--username=postgres'];
  if (major < 17) return [...common, '--locale=C.UTF-8'];
  return [...common, '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}
