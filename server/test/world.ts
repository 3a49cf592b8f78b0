/**
 * A small company for tests, made by the real actions: one shop, one warehouse, people of the main roles, a few products and
 * stock, the shipped policy. Gives a kernel on a database of its own and a clock that a test can move.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { ActionDefinition } from '../src/kernel/action.ts';
import { systemActor, type Actor } from '../src/kernel/access.ts';
import { MovedClock } from '../src/kernel/clock.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Kernel } from '../src/kernel/kernel.ts';
import { openKernel } from '../src/kernel/open-kernel.ts';
import { runAction, runMany, type RowResult, type RunOptions } from '../src/kernel/run-action.ts';
import { runQuery } from '../src/kernel/run-query.ts';
import { policyCache, readPack } from '../src/modules/policy/index.ts';
import { peopleCache, personActor } from '../src/modules/people/index.ts';
import { companyCache } from '../src/modules/company/index.ts';
import { buildRegistry } from '../src/wire.ts';
import { createTestDatabase, type TestDatabase } from './cluster.ts';

export type WorldDatabase = Pick<TestDatabase, 'appUrl' | 'ownerUrl' | 'drop'> & { dataFolder?: string };

export interface World {
  kernel: Kernel & { close(): Promise<void> };
  database: WorldDatabase;
  clock: MovedClock;
  system: Actor;
  shopId: string;
  warehouseId: string;
  people: Record<'admin' | 'clerk' | 'checker' | 'warehouse' | 'logistics' | 'finance' | 'operations', Actor>;
  /** Runs an action by name as somebody, under the world's clock. */
  act<O = Record<string, never>>(name: string, input: unknown, actor?: Actor, options?: RunOptions): Promise<O>;
  ask<O>(name: string, input: unknown, actor?: Actor): Promise<O>;
  many<O>(name: string, inputs: unknown[], actor?: Actor): Promise<RowResult<O>[]>;
  close(): Promise<void>;
}

const roles = ['admin', 'clerk', 'checker', 'warehouse', 'logistics', 'finance', 'operations'] as const;
const departmentOf = { admin: 'it', clerk: 'orders', checker: 'orders', warehouse: 'warehouse', logistics: 'logistics', finance: 'finance', operations: 'live-operations' } as const;

/** A world on a test database of its own. */
export async function openWorld(at = new Date('2026-11-10T02:00:00Z')): Promise<World> {
  return openWorldOn(await createTestDatabase(), at);
}

/** The same on any migrated, empty database: the bench uses it on a durable one. */
export async function openWorldOn(database: WorldDatabase, at: Date): Promise<World> {
  const dataFolder = database.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'luyue-world-'));
  const kernel = await openKernel({ databaseUrl: database.appUrl, dataFolder, processName: 'test', registry: buildRegistry(), poolSize: 8 });
  const system = systemActor('test');
  const clock = new MovedClock(at);
  const definitionOf = (name: string): ActionDefinition => {
    const found = kernel.registry.actions.get(name);
    if (!found) throw new Error(`no action ${name}`);
    return found;
  };
  const act = <O>(name: string, input: unknown, actor: Actor = system, options: RunOptions = {}): Promise<O> =>
    runAction(kernel, definitionOf(name), input, actor, { clock, ...options }) as Promise<O>;
  const ask = <O>(name: string, input: unknown, actor: Actor = system): Promise<O> => {
    const found = kernel.registry.queries.get(name);
    if (!found) throw new Error(`no query ${name}`);
    return runQuery(kernel, found, input, actor) as Promise<O>;
  };
  const many = <O>(name: string, inputs: unknown[], actor: Actor = system): Promise<RowResult<O>[]> =>
    runMany(kernel, definitionOf(name), inputs, actor, { clock }) as Promise<RowResult<O>[]>;
  await act('policy.publish', { clauses: shippedClauses() });
  await act('company.found', { name: '测试公司', legalEntity: { code: 'LE1', name: '测试主体' } });
  await kernel.caches.refresh();
  const company = (await kernel.caches.get(companyCache)).value;
  const legalEntityId = [...company.legalEntities.keys()][0];
  const departmentId = company.departmentsByCode.get('orders')?.id;
  const { id: warehouseId } = await act<{ id: string }>('company.add-warehouse', { code: 'JH', name: '金华总仓', legalEntityId, kind: 'own', share: 100 });
  const { id: shopId } = await act<{ id: string }>('company.add-shop', { code: 'DY', name: '抖音旗舰', platform: 'douyin', legalEntityId, departmentId, defaultWarehouseId: warehouseId });
  await kernel.caches.refresh();
  await makeProducts(database, warehouseId);
  await kernel.caches.refresh();
  const people = await makePeople(kernel, act);
  await kernel.caches.get(policyCache);
  return {
    kernel,
    database,
    clock,
    system,
    shopId,
    warehouseId,
    people,
    act,
    ask,
    many,
    close: async () => {
      await kernel.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

type Act = World['act'];

async function makePeople(kernel: Kernel, act: Act): Promise<World['people']> {
  const company = (await kernel.caches.get(companyCache)).value;
  const ids: Partial<Record<(typeof roles)[number], string>> = {};
  for (const role of roles) {
    const departmentIds = [company.departmentsByCode.get(departmentOf[role])?.id];
    const { id } = await act<{ id: string }>('people.add-staff', { account: role, name: `测试${role}`, departmentIds, roles: [role], password: 'Long-enough-4711' });
    ids[role] = id;
  }
  await kernel.caches.refresh();
  const { value, version } = await kernel.caches.get(peopleCache);
  return Object.fromEntries(
    roles.map((role) => {
      const person = value.persons.get(ids[role] ?? '');
      if (!person) throw new Error(`no person ${role}`);
      return [role, personActor(kernel, person, version)];
    }),
  ) as World['people'];
}

/** A cup at 79.00, a pan, a pot and a spatula, the three of them as a bundle at 329.00; plenty of stock. */
async function makeProducts(database: WorldDatabase, warehouseId: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const skus = [['BWB500-WH', '79'], ['BWB500-GN', '79'], ['JG-01', '159'], ['TG-01', '139'], ['CS-01', '49'], ['GJ3-01', '329']] as const;
  const productId = newId();
  await client.query(`insert into products (id, code, name) values ($1, 'P1', '杯')`, [productId]);
  const ids = new Map<string, string>();
  for (const [code, price] of skus) {
    const id = newId();
    ids.set(code, id);
    await client.query(`insert into skus (id, product_id, code, name, unit, tax_rate, kind) values ($1, $2, $3, $3, '件', 0.13, $4)`, [id, productId, code, code === 'GJ3-01' ? 'bundle' : 'plain']);
    await client.query(`insert into prices (id, sku_id, unit_price, valid_from, set_at) values ($1, $2, $3, '2026-01-01', now())`, [newId(), id, price]);
    if (code !== 'GJ3-01') await client.query(`insert into stock (warehouse_id, sku_id, on_hand) values ($1, $2, 1000000)`, [warehouseId, id]);
  }
  for (const [n, code] of ['JG-01', 'TG-01', 'CS-01'].entries()) {
    await client.query(`insert into bundle_components (bundle_sku_id, sku_id, quantity, position) values ($1, $2, 1, $3)`, [ids.get('GJ3-01'), ids.get(code), n]);
  }
  await client.query(`insert into cache_versions (name, version) values ('catalog', 1) on conflict (name) do update set version = cache_versions.version + 1`);
  await client.end();
}

function shippedClauses(): unknown[] {
  const folder = path.join(import.meta.dirname, '../../policies');
  const files = readdirSync(folder).filter((f) => f.endsWith('.yaml'));
  const { pack } = readPack(files.map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') })));
  return pack.clauses.map((c) => c.body);
}
