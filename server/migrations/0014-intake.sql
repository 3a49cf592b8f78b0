-- Imports of order files, the rows that wait to be mended, where each imported order came from, and codes of shops that
-- stand for a SKU of ours. Raw files are in the encrypted file store; raw rows are encrypted under the import's own key.

create table imports (
  id uuid primary key,
  shop_id uuid references shops,
  platform text not null,
  format text not null,
  -- Which lists of the export it holds.
  part text not null check (part in ('orders', 'details', 'both')),
  state text not null check (state in ('needs-shop', 'waiting', 'running', 'done', 'failed')),
  file_ids uuid[] not null,
  companion_id uuid references imports,
  key_id uuid not null,
  names_enc bytea not null,
  -- Keyed, so that it tells nothing of what is inside; equal for the same bytes.
  content_hash bytea not null,
  -- As of when its content is known: the first time that these bytes came.
  reported_at timestamptz not null,
  shop_hints jsonb not null,
  bytes bigint not null,
  rows int not null,
  orders int not null,
  rows_written int not null default 0,
  rows_known int not null default 0,
  orders_entered int not null default 0,
  orders_updated int not null default 0,
  orders_known int not null default 0,
  problem jsonb,
  runner text not null check (runner in ('worker', 'command')),
  started_by uuid,
  started_at timestamptz not null,
  -- Real time of the last progress, by which an import that nobody runs any more is found.
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  chain_seq bigint not null default 0,
  chain_head bytea not null default '',
  check (shop_id is not null or state = 'needs-shop')
) with (fillfactor = 70);
create index imports_shop on imports (shop_id, id desc);
create index imports_content on imports (content_hash);
create index imports_open on imports (seen_at) where state in ('waiting', 'running');

-- One record per order that waits: all its raw rows, and everything that is wrong with them.
create table import_rows (
  id uuid primary key,
  import_id uuid not null references imports,
  shop_id uuid not null,
  -- Of its first row.
  part text not null,
  no int not null,
  rows int not null,
  external_no text collate "C",
  content_hash bytea not null,
  state text not null check (state in ('waiting', 'mended', 'dropped', 'superseded')),
  rows_enc bytea not null,
  -- Codes, columns, row numbers and parameters; values that may be personal are encrypted inside.
  issues jsonb not null,
  order_id uuid,
  reason text,
  rev int not null default 1,
  settled_at timestamptz,
  settled_by text,
  check (order_id is null or state in ('mended', 'superseded'))
) with (fillfactor = 70);
create unique index import_rows_place on import_rows (import_id, part, no);
create index import_rows_waiting on import_rows (import_id, no, id) where state = 'waiting';
create index import_rows_external on import_rows (shop_id, external_no) where state = 'waiting' and external_no is not null;
create index import_rows_content on import_rows (shop_id, content_hash);

-- The id is the order's: what its platform last told of it, and in which import.
create table order_sources (
  id uuid primary key,
  import_id uuid not null,
  content_hash bytea not null,
  reported_at timestamptz not null
) with (fillfactor = 85);

-- A shop's own code for a SKU of ours, remembered when a person mended it.
create table sku_aliases (
  id uuid primary key,
  shop_id uuid not null references shops,
  alias text collate "C" not null,
  sku_id uuid not null references skus,
  set_by text not null,
  set_at timestamptz not null
);
create unique index sku_aliases_code on sku_aliases (shop_id, alias);
