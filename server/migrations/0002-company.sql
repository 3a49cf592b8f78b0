-- The company itself: legal entities, departments, shops, warehouses, live rooms and their sessions. Names are unique
-- where people choose by name. A unique constraint that is named like a refusal is answered by that refusal.

create table legal_entities (
  id uuid primary key,
  code text collate "C" not null constraint legal_entity_code_taken unique,
  name text not null,
  uscc text,
  active boolean not null default true,
  rev int not null default 1
);

create table departments (
  id uuid primary key,
  code text collate "C" not null constraint department_code_taken unique,
  name text not null,
  active boolean not null default true,
  rev int not null default 1
);

create table warehouses (
  id uuid primary key,
  code text collate "C" not null constraint warehouse_code_taken unique,
  name text not null constraint warehouse_name_taken unique,
  legal_entity_id uuid not null references legal_entities,
  kind text not null check (kind in ('own', 'outsourced', 'returns')),
  share int not null default 0 check (share between 0 and 100),
  active boolean not null default true,
  rev int not null default 1
);

create table shops (
  id uuid primary key,
  code text collate "C" not null constraint shop_code_taken unique,
  name text not null constraint shop_name_taken unique,
  platform text not null check (platform in ('douyin', 'kuaishou', 'taobao', 'pdd', 'jd', 'shopify', 'own', 'b2b')),
  external_id text collate "C",
  legal_entity_id uuid not null references legal_entities,
  department_id uuid not null references departments,
  default_warehouse_id uuid references warehouses,
  active boolean not null default true,
  rev int not null default 1
);

create table live_rooms (
  id uuid primary key,
  code text collate "C" not null constraint room_code_taken unique,
  name text not null,
  shop_id uuid not null references shops,
  active boolean not null default true,
  rev int not null default 1
);

create table live_sessions (
  id uuid primary key,
  room_id uuid not null references live_rooms,
  shop_id uuid not null references shops,
  title text not null,
  streamers text[] not null default '{}',
  agency text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  cancelled boolean not null default false,
  rev int not null default 1,
  check (ends_at > starts_at)
);
create index live_sessions_shop on live_sessions (shop_id, starts_at);
create index live_sessions_start on live_sessions (starts_at);
