/**
 * Saves how a list is read, for one shop or for all, and removes it again. One header means one thing in one shop: saving
 * it a second time is refused, changing it is a new revision. (OS-2.1, OS-2.2)
 */
import {
  neededFields,
  removeMapping as removeEndpoint,
  saveMapping as saveEndpoint,
} from '../../../../../contract/import-mappings.ts';
import type { InputOf } from '../../../../../contract/kit.ts';
import { action, type Ctx } from '../../../kernel/action.ts';
import { actorRef } from '../../../kernel/access.ts';
import { lockChains, startChain } from '../../../kernel/chains.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Chain } from '../../../kernel/journal.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { companyCache } from '../../company/index.ts';
import { cleanCell } from '../clean-cell.ts';
import { hashOfHeader, mappingsCache } from './mapping-store.ts';

type Input = InputOf<typeof saveEndpoint>;

interface Present {
  id: string;
  shopId: string | null;
  rev: number;
  chain: Chain;
}

export const saveMapping = action(saveEndpoint, {
  clauses: ['OS-2.1', 'OS-2.2'],
  load: async (ctx, inputs) => {
    const present = await lockMappings(
      ctx,
      inputs.flatMap((one) => one.mappingId ?? []),
    );
    return inputs.map((one) => (one.mappingId ? (present.get(one.mappingId) ?? unknown()) : null));
  },
  run: async (ctx, input, present: Present | null) => {
    const header = input.header.map(cleanCell);
    await check(ctx, input, header, present);
    const columns = {
      name: input.name,
      shop_id: input.shopId,
      header,
      header_hash: hashOfHeader(header),
      spec: input.spec,
      set_by: actorRef(ctx.actor),
      set_at: ctx.now,
    };
    ctx.writes.bump(mappingsCache.name);
    const body = { name: input.name, shopId: input.shopId, columns: Object.keys(input.spec.columns) };
    if (present) {
      ctx.patch('import_mappings', present.id, { ...columns, rev: present.rev + 1 });
      ctx.record(present.chain, { body });
      return { id: present.id, rev: present.rev + 1 };
    }
    const id = newId();
    ctx.insert('import_mappings', { id, ...columns });
    ctx.record(startChain(ctx.writes, id), { body });
    return { id, rev: 1 };
  },
});

export const removeMapping = action(removeEndpoint, {
  clauses: ['OS-2.1'],
  load: async (ctx, inputs) => {
    const present = await lockMappings(
      ctx,
      inputs.map((one) => one.mappingId),
    );
    return inputs.map((one) => present.get(one.mappingId) ?? unknown());
  },
  run: (ctx, _input, present: Present) => {
    if (present.shopId) ctx.mustReach({ shopId: present.shopId });
    ctx.writes.bump(mappingsCache.name);
    ctx.patch('import_mappings', present.id, { removed_at: ctx.now, rev: present.rev + 1 });
    ctx.record(present.chain);
    return { ok: true as const };
  },
});

const unknown = () => new Refusal('NOT_FOUND', { field: 'mappingId' });

async function lockMappings(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Present>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<{ id: string; shopId: string | null; rev: number }>(
    `select id, shop_id as "shopId", rev from import_mappings
      where id = any($1::uuid[]) and removed_at is null order by id for update`,
    [[...new Set(ids)].sort()],
  );
  const chains = await lockChains(
    ctx.db,
    rows.map((row) => row.id),
  );
  return new Map(rows.flatMap((row) => (chains.has(row.id) ? [[row.id, { ...row, chain: chains.get(row.id)! }]] : [])));
}

async function check(ctx: Ctx, input: Input, header: readonly string[], present: Present | null): Promise<void> {
  const { shopId, spec } = input;
  if (shopId) {
    if (!(await ctx.cached(companyCache)).shops.has(shopId)) throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
    ctx.mustReach({ shopId });
  }
  if (present?.shopId) ctx.mustReach({ shopId: present.shopId });
  const missing = neededFields.find((field) => spec.columns[field] === undefined);
  if (missing)
    throw new Refusal('MAPPING_LACKS_FIELD', { field: `spec.columns.${missing}`, params: { name: missing } });
  if (spec.columns.unitPrice === undefined && spec.columns.amount === undefined)
    throw new Refusal('MAPPING_LACKS_PRICE', { field: 'spec.columns.unitPrice' });
  const chosen = Object.entries(spec.columns);
  const strange = chosen.find(([, column]) => !header.includes(column));
  if (strange)
    throw new Refusal('MAPPING_COLUMN_UNKNOWN', {
      field: `spec.columns.${strange[0]}`,
      params: { column: strange[1] },
    });
  const twice = chosen.find(([field, column]) => chosen.some(([other, same]) => other !== field && same === column));
  if (twice)
    throw new Refusal('MAPPING_COLUMN_TWICE', { field: `spec.columns.${twice[0]}`, params: { column: twice[1] } });
  const hash = hashOfHeader(header);
  const { records } = await ctx.cached(mappingsCache);
  const same = [...records.values()].find(
    (one) => one.headerHash === hash && one.shopId === shopId && one.id !== present?.id,
  );
  if (same) throw new Refusal('MAPPING_EXISTS', { field: 'header', params: { name: same.name } });
}
