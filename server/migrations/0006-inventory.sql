-- Stock per warehouse and SKU. What is on hand and what is reserved never fall below zero; what is available may,
-- because that is what oversold means. Orders move stock in their own journal entries; receipts have chains of their own.

create table stock (
  warehouse_id uuid not null references warehouses,
  sku_id uuid not null references skus,
  on_hand numeric(18, 3) not null default 0 constraint stock_below_zero check (on_hand >= 0),
  reserved numeric(18, 3) not null default 0 constraint reservation_below_zero check (reserved >= 0),
  primary key (warehouse_id, sku_id)
) with (fillfactor = 70);
create index stock_sku on stock (sku_id);

create table stock_receipts (
  id uuid primary key,
  warehouse_id uuid not null references warehouses,
  kind text not null check (kind in ('receive', 'adjust')),
  reason text not null default '',
  reference text not null default '',
  occurred_at timestamptz not null,
  by_actor text not null
);
create index stock_receipts_warehouse on stock_receipts (warehouse_id, occurred_at desc, id desc);

create table stock_receipt_lines (
  receipt_id uuid not null references stock_receipts,
  sku_id uuid not null references skus,
  quantity numeric(18, 3) not null check (quantity <> 0),
  primary key (receipt_id, sku_id)
);

-- What was available of a line's SKU in its warehouse when the order was paid: asked later when a case looks for its cause.
create table stock_at_payment (
  line_id uuid primary key,
  available numeric(18, 3) not null
);
