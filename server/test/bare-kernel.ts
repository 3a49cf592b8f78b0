/** A kernel with nothing but its own actions, on a database of its own: for tests of the kernel itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { permissionsOf, type Actor } from '../src/kernel/access.ts';
import { permissionNames, type Kernel, type Registry } from '../src/kernel/kernel.ts';
import { newId } from '../src/kernel/ids.ts';
import { openKernel } from '../src/kernel/open-kernel.ts';
import { listSettings, setSetting } from '../src/kernel/settings.ts';
import { byName } from '../src/kernel/wiring.ts';
import { createTestDatabase, type TestDatabase } from './cluster.ts';

// What a test provokes on purpose need not be read in its output.
process.env['LUYUE_LOG'] ??= 'silent';

export interface BareKernel {
  kernel: Kernel & { close(): Promise<void> };
  database: TestDatabase;
  dataFolder: string;
  /** May do everything. */
  admin: Actor;
  /** May look at the settings, not change them. */
  reader: Actor;
  /** Runs SQL as the superuser: what somebody with the database in hand could do. */
  asSuperuser<R extends pg.QueryResultRow>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Another process on the same data. */
  openAnother(): Promise<Kernel & { close(): Promise<void> }>;
  close(): Promise<void>;
}

export function bareRegistry(): Registry {
  return {
    actions: byName([setSetting as Registry['actions'] extends Map<string, infer A> ? A : never]),
    queries: byName([listSettings as Registry['queries'] extends Map<string, infer Q> ? Q : never]),
    rights: { admin: { '*': 'all' }, clerk: { 'settings.list': 'all' } },
  };
}

export function actorWith(registry: Registry, role: string, kind: 'staff' | 'key' = 'staff'): Actor {
  const permissions = permissionsOf(registry.rights, [role], permissionNames(registry));
  return {
    kind,
    id: newId(),
    name: role,
    roles: [role],
    departmentId: null,
    shopIds: null,
    warehouseIds: null,
    allowed: null,
    accessVersion: 0,
    permissions,
  };
}

export async function openBareKernel(): Promise<BareKernel> {
  const database = await createTestDatabase();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'luyue-kernel-'));
  const registry = bareRegistry();
  const open = () =>
    openKernel({ databaseUrl: database.appUrl, dataFolder, processName: 'test', registry, poolSize: 6 });
  const kernel = await open();
  const superuser = new pg.Client({ connectionString: database.superUrl });
  await superuser.connect();
  const others: { close(): Promise<void> }[] = [];
  return {
    kernel,
    database,
    dataFolder,
    admin: actorWith(registry, 'admin'),
    reader: actorWith(registry, 'clerk'),
    asSuperuser: async (sql, params) => (await superuser.query(sql, params)).rows,
    openAnother: async () => {
      const another = await open();
      others.push(another);
      return another;
    },
    close: async () => {
      await superuser.end();
      for (const other of others) await other.close();
      await kernel.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
