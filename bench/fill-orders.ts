/**
 * Sets the stage for the list and page benches: many orders written by SQL in one go, with lines, keys, clocks, payments and a
 * journal entry each, most of them closed and the rest spread over the open stages as on a working day.
 */
import { newId } from '../server/src/kernel/ids.ts';
import { sealBytes } from '../server/src/kernel/sealed-bytes.ts';
import type { Bench } from './environment.ts';

export interface Stage {
  shopIds: string[];
  warehouseIds: string[];
  /** Live sessions and colleagues whose orders they are; only their ids count. */
  sessionIds: string[];
  ownerIds: string[];
}

const four = (): string[] => Array.from({ length: 4 }, newId);

/** More shops, warehouses, sessions and owners, so that filters have something to choose. */
export async function makePlaces(bench: Bench): Promise<Stage> {
  const { world } = bench;
  const shops = [world.shopId];
  const warehouses = [world.warehouseId];
  const { rows } = await bench.owner('select id from legal_entities limit 1');
  const { rows: departments } = await bench.owner(`select id from departments where code = 'orders'`);
  for (let n = 1; n < 3; n++) {
    const { id } = await world.act<{ id: string }>('company.add-warehouse', {
      code: `W${n}`,
      name: `仓 ${n}`,
      legalEntityId: rows[0]?.id,
      kind: 'own',
      share: 0,
    });
    warehouses.push(id);
  }
  for (let n = 1; n < 8; n++) {
    const { id } = await world.act<{ id: string }>('company.add-shop', {
      code: `S${n}`,
      name: `店 ${n}`,
      platform: 'douyin',
      legalEntityId: rows[0]?.id,
      departmentId: departments[0]?.id,
      defaultWarehouseId: warehouses[n % 3],
    });
    shops.push(id);
  }
  return { shopIds: shops, warehouseIds: warehouses, sessionIds: four(), ownerIds: four() };
}

const sealed = sealBytes(
  Buffer.alloc(32),
  Buffer.from('{"name":"李小满","phone":"13800001234","detail":"测试路"}'),
  Buffer.alloc(16),
);

/**
 * Inserts orders numbered from `from` to below `to`; `openPerMille` of them are open. What is filtered by is
 * frequent enough for a page of twenty to be full among ten thousand, so that the same work is compared.
 */
export async function fillOrders(
  bench: Bench,
  stage: Stage,
  from: number,
  to: number,
  openPerMille: number,
): Promise<void> {
  await bench.owner(`create table if not exists bench_orders (n int primary key, id uuid, stage text, open boolean)`);
  await bench.owner(`truncate bench_orders`);
  await bench.owner(
    `insert into bench_orders
     select n, uuidv7(), case when (n::bigint * 7919) % 1000 >= $3 then (case when n % 50 = 0 then 'cancelled' else 'closed' end)
       else (array['entered', 'checked', 'preparing', 'preparing', 'preparing', 'prepared', 'shipped', 'shipped', 'delivered'])[1 + n % 9] end, (n::bigint * 7919) % 1000 < $3
       from generate_series($1::int, $2::int - 1) n`,
    [from, to, openPerMille],
  );
  await bench.owner(
    `insert into subject_keys (id, wrapped, kek_id, destroyed_at) select id, null, 'k1', now() from bench_orders`,
  );
  await bench.owner(
    `insert into orders (id, number, shop_id, external_no, channel, type, stage, owner_id, entered_by, key_id, currency, payment_terms, goods_amount, discount_amount, freight_amount, tax_amount, total_amount,
       paid_amount, warehouse_id, province, city, receiver_enc, receiver_name_mask, receiver_phone_mask, next_due_at, is_held, has_refund, entered_at, recorded_at, paid_at, delivered_at, accepted_at, closed_at,
       session_id, flags, seller_flag, buyer_message_enc, prepared_at, carrier)
     select id, 'SO20260101-' || lpad(n::text, 9, '0'), ($1::uuid[])[1 + n % 8], '69' || lpad(n::text, 17, '0'), 'platform', 'normal', stage, case when n % 5 > 0 then ($5::uuid[])[1 + n % 4] end, $2, id, 'CNY', 'prepaid', 15800, 0, 0, 1818, 15800,
       15800, ($3::uuid[])[1 + n % 3], '浙江省', '杭州市', $4, '李**', '138****1234',
       case when open then now() + make_interval(secs => (n * 31 % 172800) - 43200) else 'infinity' end, open and n % 7 = 0, open and n % 5 = 0,
       now() - make_interval(secs => n % 8640000), now(), case when stage <> 'checked' or n / 19 % 2 = 0 then now() - make_interval(secs => n % 8640000) end, case when stage in ('delivered', 'closed') then now() end, case when stage = 'closed' then now() end, case when stage = 'closed' then now() end,
       case when n / 17 % 3 > 0 then ($6::uuid[])[1 + n / 17 % 4] end, case when n / 7 % 2 = 0 then '{urgent}'::text[] else '{}' end,
       case when n / 13 % 2 = 0 then 'red' else 'none' end, case when n / 11 % 2 = 0 then $4::bytea end,
       case when stage in ('prepared', 'shipped', 'delivered', 'closed') then now() - make_interval(secs => n % 8640000) end,
       case when stage in ('prepared', 'shipped', 'delivered', 'closed') then (array['百驿快递', '百驿快递', '北屿快递', '迅岚速运', '重山物流'])[1 + n / 23 % 5] end
       from bench_orders`,
    [stage.shopIds, bench.world.people.admin.personId, stage.warehouseIds, sealed, stage.ownerIds, stage.sessionIds],
  );
  // Where all are open, every clock runs: the sweep is measured over them.
  await fillParts(bench, stage, openPerMille === 1000);
  await bench.owner(`drop table bench_orders`);
  for (const table of [
    'orders',
    'order_lines',
    'clocks',
    'payments',
    'subject_keys',
    'journal',
    'holds',
    'corrections',
  ])
    await bench.owner(`vacuum (analyze) ${table}`);
}

/**
 * What belongs to each order: lines, a clock, a payment, a journal entry. Among the first ten thousand lie the late ones of a week of
 * 6,000 orders a day, the money of a day and somebody's errors of a month: these follow the days, not how many orders there ever were.
 */
async function fillParts(bench: Bench, stage: Stage, allRun: boolean): Promise<void> {
  const { rows: skus } = await bench.owner(`select id from skus where kind = 'plain' order by code`);
  await bench.owner(
    `insert into order_lines (id, order_id, line_no, sku_id, title, unit, unit_price, amount, warehouse_id, qty_ordered)
     select uuidv7(), b.id, l, ($1::uuid[])[1 + (b.n + l) % array_length($1::uuid[], 1)], '保温杯 500 白', '件', 79, 7900, ($2::uuid[])[1 + b.n % 3], 1 from bench_orders b, generate_series(1, 2) l`,
    [skus.map((s: { id: string }) => s.id), stage.warehouseIds],
  );
  await bench.owner(
    `insert into clocks (id, order_id, rule, clause, clause_version, source, department, budget_ms, started_at, due_at, next_fire_at, state, stopped_at)
     select uuidv7(), b.id, 'OT-3.1/ship-normal', 'OT-3.1', 1, 'company', 'warehouse', 172800000, now(), now() + interval '2 days', now() + interval '1 day',
       case when $1::boolean or b.open and o.prepared_at is null then 'running' when b.n % 8 = 1 and b.n < 10000 then 'missed' else 'met' end,
       case when not $1 then o.prepared_at end
       from bench_orders b join orders o on o.id = b.id`,
    [allRun],
  );
  await bench.owner(
    `insert into corrections (id, order_id, field, before_enc, after_enc, entered_by, corrected_by, reason, at)
     select uuidv7(), id, 'city', ''::bytea, ''::bytea, $1, 'system:bench', 'city', now() from bench_orders where n < 10000 and n % 50 = 3`,
    [bench.world.people.admin.personId],
  );
  await bench.owner(
    `insert into payments (id, order_id, kind, amount, currency, occurred_at, recorded_at, recorded_by)
     select uuidv7(), id, 'full', 15800, 'CNY', now() - make_interval(secs => case when n < 10000 and n % 2 = 0 then n / 4 else 172800 + n end), now(), 'system:bench'
       from bench_orders`,
  );
  await bench.owner(
    `insert into journal (id, chain_id, seq, occurred_at, recorded_at, action, v, actor, clause, body, entry_hash, link)
     select uuidv7(), id, 1, now(), now(), 'orders.create', 1, 'system:bench', 'OS-2.1', '{}'::bytea, sha256(number::bytea), sha256(number::bytea) from (select b.id, b.n::text as number from bench_orders b) x`,
  );
}
