-- How a list that no platform's format knows is read: which of its columns is which of ours, and how it writes times and
-- amounts. Later files with the same header are recognised by it. Without a shop it is for any of the company's shops.

create table import_mappings (
  id uuid primary key,
  shop_id uuid references shops,
  name text not null,
  -- The header's words in order; sample rows are never kept.
  header jsonb not null,
  header_hash text collate "C" not null,
  spec jsonb not null,
  rev int not null default 1,
  set_by text not null,
  set_at timestamptz not null,
  removed_at timestamptz
);
create unique index import_mappings_header on import_mappings
  (coalesce(shop_id, '00000000-0000-0000-0000-000000000000'), header_hash) where removed_at is null;
