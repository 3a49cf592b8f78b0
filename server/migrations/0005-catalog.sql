-- What is sold: products with their SKUs, barcodes, bundles, prices with validity and the rules that give gifts.

create table products (
  id uuid primary key,
  code text collate "C" not null constraint product_code_taken unique,
  name text not null,
  category text not null default '',
  active boolean not null default true,
  rev int not null default 1
);

create table skus (
  id uuid primary key,
  product_id uuid not null references products,
  code text collate "C" not null constraint sku_code_taken unique,
  name text not null,
  initials text not null default '',
  unit text not null,
  tax_rate numeric(5, 4) not null check (tax_rate >= 0 and tax_rate < 1),
  kind text not null default 'plain' check (kind in ('plain', 'bundle')),
  serial boolean not null default false,
  custom boolean not null default false,
  presale_days int check (presale_days between 1 and 180),
  deposit_minor bigint check (deposit_minor > 0),
  freight boolean not null default false,
  installation boolean not null default false,
  active boolean not null default true,
  rev int not null default 1
);
create index skus_product on skus (product_id);

create table sku_barcodes (
  barcode text collate "C" constraint barcode_taken primary key,
  sku_id uuid not null references skus
);
create index sku_barcodes_sku on sku_barcodes (sku_id);

create table bundle_components (
  bundle_sku_id uuid not null references skus,
  sku_id uuid not null references skus,
  quantity numeric(18, 3) not null check (quantity > 0),
  position int not null,
  primary key (bundle_sku_id, sku_id),
  check (bundle_sku_id <> sku_id)
);

-- A price holds from its start until its end, or until a later one starts; a shop's own price goes before the general one.
create table prices (
  id uuid primary key,
  sku_id uuid not null references skus,
  shop_id uuid references shops,
  unit_price numeric(18, 6) not null check (unit_price >= 0),
  valid_from timestamptz not null,
  valid_until timestamptz,
  set_at timestamptz not null,
  withdrawn_at timestamptz,
  check (valid_until is null or valid_until > valid_from)
);
create index prices_sku on prices (sku_id, valid_from);

create table gift_rules (
  id uuid primary key,
  name text not null,
  shop_id uuid references shops,
  session_id uuid references live_sessions,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  first_n int check (first_n > 0),
  min_amount bigint check (min_amount >= 0),
  containing_sku_id uuid references skus,
  gift_sku_id uuid not null references skus,
  quantity numeric(18, 3) not null check (quantity > 0),
  holds_back boolean not null default false,
  active boolean not null default true,
  rev int not null default 1,
  check (valid_until > valid_from)
);

-- How often a first-N rule has given; locked by the orders that ask for one of the last.
create table gift_counts (
  rule_id uuid primary key references gift_rules,
  given int not null default 0 check (given >= 0)
);
