// Three kinds of tests: pure ones in milliseconds, ones over a real PostgreSQL, and those of the console.
// LUYUE_TEST_POSTGRES=15 runs the second kind on the system's PostgreSQL 15 (server/test/cluster.ts).
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const sources = ['server', 'contract', 'tools', 'bench', 'tests'];

export default defineConfig({
  test: {
    reporters: ['default'],
    // Each has a PostgreSQL of its own (server/test/global-setup.ts).
    maxWorkers: Math.min(4, availableParallelism()),
    projects: [
      {
        test: {
          name: 'pure',
          include: sources.flatMap((folder) => [`${folder}/**/*.test.ts`, `${folder}/**/*.test.mjs`]),
          exclude: ['**/*.db.test.ts', '**/node_modules/**', 'tools/planted/**'],
          setupFiles: ['server/test/served.ts'],
          pool: 'threads',
          isolate: false,
          // Some draw thousands of inputs, on machines that do other things beside.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: sources.map((folder) => `${folder}/**/*.db.test.ts`),
          exclude: ['**/node_modules/**', 'tools/planted/**'],
          globalSetup: ['server/test/global-setup.ts'],
          setupFiles: ['server/test/served.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'console',
          include: ['console/**/*.test.ts', 'console/**/*.test.tsx', 'portal/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          pool: 'threads',
        },
      },
    ],
  },
});
