/**
 * A small company for tests, made by the real actions: one shop, one warehouse, people of the main roles, a few products and
 * stock, the shipped policy. Gives a kernel on a database of its own and a clock that a test can move.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActionDefinition } from '../src/kernel/action.ts';
import { systemActor, type Actor } from '../src/kernel/access.ts';
import { MovedClock } from '../src/kernel/clock.ts';
import type { Kernel } from '../src/kernel/kernel.ts';
import { openKernel } from '../src/kernel/open-kernel.ts';
import { runAction, runMany, type RowResult, type RunOptions } from '../src/kernel/run-action.ts';
import { runQuery } from '../src/kernel/run-query.ts';
import { loadShippedPacks, policyCache } from '../src/modules/policy/index.ts';
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
const departmentOf = {
  admin: 'it',
  clerk: 'orders',
  checker: 'orders',
  warehouse: 'warehouse',
  logistics: 'logistics',
  finance: 'finance',
  operations: 'live-operations',
} as const;

/** A world on a test database of its own. */
export async function openWorld(at = new Date('2026-11-10T02:00:00Z')): Promise<World> {
  return openWorldOn(await createTestDatabase(), at);
}

/** The same on any migrated, empty database: the bench uses it on a durable one. */
export async function openWorldOn(database: WorldDatabase, at: Date): Promise<World> {
  const dataFolder = database.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'luyue-world-'));
  const kernel = await openKernel({
    databaseUrl: database.appUrl,
    dataFolder,
    processName: 'test',
    registry: buildRegistry(),
    poolSize: 8,
  });
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
    return runQuery(kernel, found, input, actor, { clock }) as Promise<O>;
  };
  const many = <O>(name: string, inputs: unknown[], actor: Actor = system): Promise<RowResult<O>[]> =>
    runMany(kernel, definitionOf(name), inputs, actor, { clock }) as Promise<RowResult<O>[]>;
  const places = await makePlaces(kernel, act);
  const people = await makePeople(kernel, act);
  await kernel.caches.get(policyCache);
  return {
    kernel,
    database,
    clock,
    system,
    ...places,
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

/** The company with one warehouse and one shop, its products and stock, under the shipped policy. */
async function makePlaces(kernel: Kernel, act: Act): Promise<Pick<World, 'shopId' | 'warehouseId'>> {
  await loadShippedPacks(kernel);
  await act('company.found', { name: '测试公司', legalEntity: { code: 'LE1', name: '测试主体' } });
  await kernel.caches.refresh();
  const company = (await kernel.caches.get(companyCache)).value;
  const legalEntityId = [...company.legalEntities.keys()][0];
  const departmentId = company.departmentsByCode.get('orders')?.id;
  const { id: warehouseId } = await act<{ id: string }>('company.add-warehouse', {
    code: 'JH',
    name: '金华总仓',
    legalEntityId,
    kind: 'own',
    share: 100,
  });
  const { id: shopId } = await act<{ id: string }>('company.add-shop', {
    code: 'DY',
    name: '抖音旗舰',
    platform: 'douyin',
    legalEntityId,
    departmentId,
    defaultWarehouseId: warehouseId,
  });
  await kernel.caches.refresh();
  await makeProducts(act, warehouseId);
  return { shopId, warehouseId };
}

async function makePeople(kernel: Kernel, act: Act): Promise<World['people']> {
  const company = (await kernel.caches.get(companyCache)).value;
  const ids: Partial<Record<(typeof roles)[number], string>> = {};
  for (const role of roles) {
    const departmentIds = [company.departmentsByCode.get(departmentOf[role])?.id];
    const { id } = await act<{ id: string }>('people.add-staff', {
      account: role,
      name: `测试${role}`,
      departmentIds,
      roles: [role],
      password: 'Long-enough-4711',
    });
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
async function makeProducts(act: Act, warehouseId: string): Promise<void> {
  const sku = (code: string, name: string, unitPrice: string, kind = 'plain') => ({ code, name, unitPrice, kind });
  const { skus } = await act<{ skus: { id: string; code: string }[] }>('catalog.add-product', {
    code: 'P1',
    name: '厨房用品',
    skus: [
      sku('BWB500-WH', '保温杯 500 白', '79'),
      sku('BWB500-GN', '保温杯 500 绿', '79'),
      sku('JG-01', '煎锅', '159'),
      sku('TG-01', '汤锅', '139'),
      sku('CS-01', '铲勺', '49'),
      sku('GJ3-01', '锅具三件套', '329', 'bundle'),
    ],
  });
  const idOf = (code: string): string => skus.find((s) => s.code === code)?.id ?? '';
  const parts = ['JG-01', 'TG-01', 'CS-01'].map((code) => ({ skuId: idOf(code), quantity: '1' }));
  await act('catalog.set-bundle', { skuId: idOf('GJ3-01'), parts });
  const lines = skus.filter((s) => s.code !== 'GJ3-01').map((s) => ({ skuId: s.id, quantity: '1000000' }));
  await act('inventory.receive', { warehouseId, reference: '期初', lines });
}
