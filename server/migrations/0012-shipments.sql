-- Shipments: one order each; several may share a waybill (合单).
create sequence shipment_numbers increment by 50;

create table shipments (
  id uuid primary key,
  number text collate "C" not null,
  order_id uuid not null references orders,
  warehouse_id uuid not null references warehouses,
  carrier text not null default '',
  waybill text collate "C",
  state text not null check (state in ('packed', 'handed-over', 'delivered', 'voided')),
  packed_at timestamptz,
  packed_by text,
  handed_over_at timestamptz,
  handed_over_by text,
  delivered_at timestamptz,
  voided_at timestamptz,
  source text not null default 'company' check (source in ('company', 'platform')),
  check (state not in ('handed-over', 'delivered') or waybill is not null or source = 'platform')
);
create unique index shipments_number on shipments (number);
create index shipments_order on shipments (order_id);
create index shipments_waybill on shipments (waybill) where waybill is not null;
create index shipments_waybill_tail on shipments (right(waybill, 6)) where waybill is not null;

create table shipment_lines (
  shipment_id uuid not null references shipments,
  line_id uuid not null references order_lines,
  quantity numeric(18, 3) not null check (quantity > 0),
  primary key (shipment_id, line_id)
);
