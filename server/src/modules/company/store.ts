/** SQL of the company's own tables, and the versioned cache that the whole system reads the company from. */
import type { Queryable } from '../../kernel/database.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import {
  assembleCompany,
  type Company,
  type Department,
  type LegalEntity,
  type LiveRoom,
  type LiveSession,
  type Shop,
  type Warehouse,
} from './company.ts';

const columns = {
  legal_entities: `id, code, name, uscc, active, rev`,
  departments: `id, code, name, active, rev`,
  shops: `id, code, name, platform, external_id as "externalId", legal_entity_id as "legalEntityId", department_id as "departmentId",
    default_warehouse_id as "defaultWarehouseId", active, rev`,
  warehouses: `id, code, name, legal_entity_id as "legalEntityId", kind, share, active, rev`,
  live_rooms: `id, code, name, shop_id as "shopId", active, rev`,
  live_sessions: `id, room_id as "roomId", shop_id as "shopId", title, streamers, agency, starts_at as "startsAt", ends_at as "endsAt", cancelled, rev`,
};

export type CompanyTable = keyof typeof columns;

export const companyCache: VersionedCache<Company> = { name: 'company', load: loadCompany };

async function loadCompany(db: Queryable): Promise<Company> {
  const all = <T extends object>(table: CompanyTable, tail = 'order by code') =>
    db.query<T & Record<string, unknown>>(`select ${columns[table]} from ${table} ${tail}`);
  const [legalEntities, departments, shops, warehouses, rooms, sessions] = await Promise.all([
    all<LegalEntity>('legal_entities'),
    all<Department>('departments'),
    all<Shop>('shops'),
    all<Warehouse>('warehouses'),
    all<LiveRoom>('live_rooms'),
    all<LiveSession>('live_sessions', `where starts_at > now() - interval '1 year' order by starts_at`),
  ]);
  return assembleCompany({ legalEntities, departments, shops, warehouses, rooms, sessions });
}

/** Locks rows for a change, in id order. */
export async function lockCompanyRows<T extends { id: string }>(
  db: Queryable,
  table: CompanyTable,
  ids: readonly string[],
): Promise<Map<string, T>> {
  const sorted = [...new Set(ids)].sort();
  const rows = await db.query<T>(
    `select ${columns[table]} from ${table} where id = any($1::uuid[]) order by id for update`,
    [sorted],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Held to the end of the transaction, so that the company is founded once. */
export async function lockFounding(db: Queryable): Promise<boolean> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('company.found', 7))`);
  const rows = await db.query(`select 1 from legal_entities limit 1`);
  return rows.length > 0;
}
