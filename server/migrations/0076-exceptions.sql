-- Exceptions: what went wrong with an order, whose it is, by when, what came of it and what shall keep it from coming back.
create sequence exception_numbers increment by 50;

create table exceptions (
  id uuid primary key,
  number text collate "C" not null unique,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  warehouse_id uuid references warehouses,
  kind text collate "C" not null,
  -- The cause's rule and the version of its clause under which it was opened.
  rule text not null,
  clause text not null,
  department_id uuid not null references departments,
  person_id uuid,
  source text not null check (source in ('person', 'hold', 'stock', 'stale')),
  -- One fact opens one exception, however often it is told.
  source_key text collate "C" not null unique,
  cause text not null,
  state text not null check (state in ('open', 'taken', 'resolved', 'closed')),
  opened_at timestamptz not null,
  opened_by text not null,
  due_at timestamptz not null,
  next_rung int not null default 0,
  next_fire_at timestamptz,
  resolved_at timestamptz,
  result text,
  resolution text not null default '',
  -- It had come back when it was opened.
  recurred boolean not null,
  improvement text not null check (improvement in ('none', 'planned', 'done', 'reopened')),
  plan text not null default '',
  plan_person_id uuid,
  plan_due_on date,
  plan_done_at timestamptz,
  rev int not null default 1,
  check (state in ('open', 'taken') = (resolved_at is null)),
  check ((improvement = 'none') = (plan_person_id is null))
) with (fillfactor = 70);
create index exceptions_open on exceptions (shop_id, due_at, id) where state in ('open', 'taken');
create index exceptions_settled on exceptions (shop_id, id desc) where state in ('resolved', 'closed');
create index exceptions_improvement on exceptions (shop_id, id desc) where improvement in ('planned', 'reopened');
create index exceptions_person on exceptions (person_id, due_at, id) where state in ('open', 'taken');
create index exceptions_order on exceptions (order_id);
create unique index exceptions_once on exceptions (order_id, kind) where state in ('open', 'taken');
create index exceptions_fire on exceptions (next_fire_at) where next_fire_at is not null;
create index exceptions_opened on exceptions (opened_at, shop_id);

-- Along what a cause may come back: one row per product, shop, carrier and person of an exception.
create table exception_marks (
  exception_id uuid not null references exceptions,
  axis text not null,
  value text collate "C" not null,
  kind text collate "C" not null,
  opened_at timestamptz not null,
  primary key (exception_id, axis, value)
);
create index exception_marks_along on exception_marks (kind, axis, value, opened_at);

create table exception_notes (
  id uuid primary key,
  exception_id uuid not null references exceptions,
  at timestamptz not null,
  by_actor text not null,
  text text not null
);
create index exception_notes_of on exception_notes (exception_id, id);

-- Facts of the journal that are to open an exception; taken by the worker, gone once they did.
create table exception_signals (
  source_key text collate "C" primary key,
  order_id uuid not null,
  source text not null,
  -- The hold's kind; empty of others.
  word text not null,
  told_at timestamptz not null
);

-- Since when an order stands in its open stage, for those that have come to a halt.
create index orders_standing on orders
  (stage, (coalesce(delivered_at, shipped_at, prepared_at, preparing_at, checked_at, entered_at)), id)
  where stage in ('entered', 'checked', 'preparing', 'prepared', 'shipped', 'delivered');
