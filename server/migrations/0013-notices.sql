-- Alerts and notices: one row per occasion and audience, never per person, so that ten thousand warnings to a department of
-- thirty stay ten thousand rows. Who has seen one is kept apart.

create table notices (
  id uuid primary key,
  -- The occasion: a clock's rung, the digest of an import, a rule's notice about an order. Each is told to an audience once.
  source text collate "C" not null,
  -- warehouse, warehouse.lead, role.supervisor, person:<id>
  audience text collate "C" not null,
  kind text not null check (kind in ('rung', 'digest', 'rule', 'clock-not-started')),
  order_id uuid,
  clock_id uuid,
  rung smallint,
  level text,
  rule text,
  clause text,
  due_at timestamptz,
  count int not null default 1 check (count > 0),
  shop_id uuid,
  warehouse_id uuid,
  at timestamptz not null
) with (fillfactor = 90);
create unique index notices_once on notices (source, audience);
create index notices_audience on notices (audience, at desc, id desc);

-- A digest that has grown since it was seen is news again.
create table notice_reads (
  person_id uuid not null references staff,
  notice_id uuid not null references notices,
  seen_count int not null,
  read_at timestamptz not null,
  primary key (person_id, notice_id)
);
