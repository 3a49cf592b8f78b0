/** A smaller demonstration company, made by the real actions, and what has to be true of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/cluster.ts';
import { stages } from '../../../../contract/order-words.ts';
import { markInstallation } from '../../kernel/installation.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { openKernel } from '../../kernel/open-kernel.ts';
import { buildRegistry } from '../../wire.ts';
import { makeCompany } from './make-company.ts';

process.env['LUYUE_LOG'] ??= 'silent';

let database: TestDatabase;
let kernel: Kernel & { close(): Promise<void> };
let dataFolder: string;
const told: string[] = [];
const never = new AbortController().signal;
const options = { sizes: { orders: 40, people: 60 }, tell: (lines: string[]) => void told.push(...lines) };

beforeAll(async () => {
  database = await createTestDatabase();
  dataFolder = mkdtempSync(path.join(tmpdir(), 'luyue-demo-'));
  kernel = await openKernel({ databaseUrl: database.appUrl, dataFolder, processName: 'test', registry: buildRegistry(), poolSize: 6 });
  await markInstallation(kernel.database, 'demo');
});
afterAll(async () => {
  await kernel.close();
  await database.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('the company is made and no step is refused', { timeout: 120_000 }, async () => {
  const started = Date.now();
  expect(await makeCompany(kernel, never, options)).toEqual([]);
  console.log('made in', Date.now() - started);
  const stagesNow = await kernel.database.query<{ stage: string; n: number }>('select stage, count(*)::int as n from orders group by stage');
  console.log(JSON.stringify(stagesNow), told.join('\n'));
  expect(stagesNow.map((one) => one.stage).sort()).toEqual([...stages].sort());
});
