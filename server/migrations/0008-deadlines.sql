-- Clocks: a budget, a start, a ledger of suspensions, a stop. due_at and next_fire_at are derived and indexed.

create table calendars (
  id uuid not null,
  version int not null,
  name text not null,
  body jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (id, version)
);

create table clocks (
  id uuid primary key,
  order_id uuid not null,
  rule text not null,
  clause text not null,
  clause_version int not null,
  calendar_id uuid,
  calendar_version int,
  source text not null check (source in ('company', 'platform')),
  department text not null,
  budget_ms bigint not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  next_rung smallint not null default 0,
  next_fire_at timestamptz,
  digest_id uuid,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'voided')),
  paused_at timestamptz,
  stopped_at timestamptz,
  stop_source text,
  check ((state = 'paused') = (paused_at is not null))
) with (fillfactor = 80);
create index clocks_order on clocks (order_id);
create index clocks_fire on clocks (next_fire_at, id) where state = 'running' and next_fire_at is not null;

create table suspensions (
  id uuid primary key,
  clock_id uuid not null references clocks,
  cause text not null,
  from_at timestamptz not null,
  to_at timestamptz
);
create index suspensions_clock on suspensions (clock_id);

-- Each rung fires exactly once, across any number of workers and restarts.
create table firings (
  clock_id uuid not null references clocks,
  rung smallint not null,
  due timestamptz not null,
  fired_at timestamptz not null,
  superseded boolean not null default false,
  primary key (clock_id, rung)
);
