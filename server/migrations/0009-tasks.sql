-- Work: one row per piece, always under exactly one department and in the hands of at most one person (OS-1).

create table tasks (
  id uuid primary key,
  order_id uuid not null,
  kind text not null,
  -- Tells several of one kind apart: the hold, or the rule and the department that is to acknowledge.
  key text collate "C" not null default '',
  department_id uuid not null references departments,
  person_id uuid references staff,
  shop_id uuid,
  warehouse_id uuid,
  -- The clause that demands it, such as OT-3.1@1, and the clock by which it is due.
  clause text not null,
  rule text,
  clock_id uuid,
  due_at timestamptz not null default 'infinity',
  state text not null check (state in ('open', 'taken', 'done', 'voided')),
  opened_at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  hand_overs smallint not null default 0,
  check (state <> 'open' or person_id is null),
  check (state <> 'taken' or person_id is not null),
  check ((state in ('done', 'voided')) = (ended_at is not null))
) with (fillfactor = 80);

-- A piece of work is open once; by this index an order's events find what they end.
create unique index tasks_open on tasks (order_id, kind, key) where state in ('open', 'taken');
create index tasks_department on tasks (department_id, due_at, id) where state in ('open', 'taken');
create index tasks_person on tasks (person_id, due_at, id) where state = 'taken';
create index tasks_done on tasks (person_id, ended_at desc, id desc) where state = 'done';
