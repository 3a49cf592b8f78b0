// `luyue import` over a company that was made by the real actions, as a process of its own. (OS-2.1, PD-3.2)
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, freshNo, openIntakeWorld, type IntakeWorld } from '../../test/intake-world.ts';
import { packageRoot } from '../kernel/package-root.ts';

let world: IntakeWorld;

beforeAll(async () => {
  world = await openIntakeWorld();
});
afterAll(() => world.close());

const program = (args: readonly string[]) => ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts'), ...args];

function settings() {
  const { appUrl, ownerUrl } = world.database;
  const home = { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'zh_CN.UTF-8' };
  const env = { ...home, DATABASE_URL: appUrl, LUYUE_OWNER_URL: ownerUrl, LUYUE_DATA: world.kernel.dataFolder };
  return { cwd: packageRoot, env } as const;
}

function luyue(...args: string[]) {
  return spawnSync(process.execPath, program(args), { ...settings(), encoding: 'utf8' });
}

const sample = (name: string) => path.join(packageRoot, 'samples', name);

test('a good file is in, again it is known, and the exit code says so [OS-2.1] [PD-3.2]', () => {
  const first = luyue('import', sample('douyin-orders.csv'), '--json');
  expect(first.stderr).not.toContain('Error');
  expect(JSON.parse(first.stdout)).toMatchObject({
    state: 'done',
    orders: 60,
    entered: 60,
    waiting: 0,
    rowsWaiting: [],
  });
  expect(first.status).toBe(0);
  const again = luyue('import', sample('douyin-orders.csv'), '--shop', 'DY', '--as', 'clerk', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ entered: 0, unchanged: 60 });
  expect(again.status).toBe(0);
});

test('of a file with errors every waiting row is told with column and remedy, personal values masked [PD-3.2] [OS-8.3]', () => {
  const { stdout, status } = luyue('import', sample('douyin-with-errors.csv'));
  expect(status).toBe(3);
  expect(stdout).toContain('BWB500-GN2');
  expect(stdout).toContain('→ BWB500-GN?');
  expect(stdout).not.toMatch(/1[3-9]\d{9}/);
});

test('the two Taobao lists go together [OS-2.1]', () => {
  const { stdout, status } = luyue(
    'import',
    sample('taobao-orders-gbk.csv'),
    sample('taobao-details-gbk.csv'),
    '--json',
  );
  expect(JSON.parse(stdout)).toMatchObject({ entered: 26, shop: '岑汀家居淘宝店' });
  expect(status).toBe(0);
});

test('what cannot be taken in is one line that says what to do', async () => {
  const lost = luyue('import', 'no-such-file.csv');
  expect([lost.status, lost.stderr.trim().split('\n').length]).toEqual([1, 1]);
  const shops = await world.kernel.database.query<Record<string, string>>(
    `select legal_entity_id as "legalEntityId", department_id as "departmentId" from shops limit 1`,
  );
  await world.act('company.add-shop', { code: 'DY2', name: '抖音清仓', platform: 'douyin', ...shops[0] });
  const file = path.join(world.kernel.dataFolder, 'two-shops.csv');
  writeFileSync(file, csv({ no: freshNo() }));
  const unclear = luyue('import', file);
  expect(unclear.status).toBe(1);
  expect(unclear.stderr).toContain('DY2');
  expect(luyue('import', file, '--shop', 'DY2').status).toBe(0);
});

test('killed half-way and sent again, every order is in once and the journal is whole [OS-2.1] [PD-3.2]', async () => {
  const file = path.join(world.kernel.dataFolder, 'killed.csv');
  writeFileSync(file, csv(...Array.from({ length: 6000 }, () => ({ no: freshNo() }))));
  const count = async () => {
    const [row] = await world.kernel.database.query<{ n: number }>('select count(*) as n from orders');
    return row?.n ?? 0;
  };
  const before = await count();
  const child = spawn(process.execPath, program(['import', file, '--shop', 'DY2']), { ...settings(), stdio: 'ignore' });
  while ((await count()) < before + 500) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const between = await count();
  expect(between).toBeLessThan(before + 6000);
  const again = JSON.parse(luyue('import', file, '--shop', 'DY2', '--json').stdout) as {
    entered: number;
    unchanged: number;
  };
  expect(again.entered + again.unchanged).toBe(6000);
  expect(again.unchanged).toBeGreaterThanOrEqual(between - before);
  expect(await count()).toBe(before + 6000);
  expect(luyue('journal', 'verify').status).toBe(0);
}, 120_000);
