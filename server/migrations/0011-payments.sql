-- Payments of an order: several, partial, and refunds. Amounts are positive; the kind gives the direction.
create table payments (
  id uuid primary key,
  order_id uuid not null references orders,
  kind text not null check (kind in ('full', 'deposit', 'balance', 'part', 'refund')),
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  method text not null default '',
  external_ref text collate "C",
  reason text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index payments_order on payments (order_id);
create unique index payment_ref_used on payments (order_id, external_ref) where external_ref is not null;
