-- Connections of shops with their platforms, what the platforms sent (deliveries), and what goes out to them. Secrets,
-- tokens and bodies are encrypted under the connection's own key.

create table connections (
  id uuid primary key,
  shop_id uuid not null references shops,
  kind text not null check (kind in ('douyin', 'shopify', 'woocommerce', 'standard')),
  state text not null check (state in ('active', 'paused', 'closed')),
  key_id uuid not null,
  secrets_enc bytea not null,
  -- Addresses and mappings; nothing secret.
  settings jsonb not null,
  -- The platform's access token, which jobs renew by themselves.
  token_enc bytea,
  token_until timestamptz,
  -- Up to when the platform's changes were pulled, and why the last attempt failed.
  pulled_to timestamptz,
  pulled_at timestamptz,
  pull_fault text,
  created_at timestamptz not null,
  created_by text not null,
  rev int not null default 1,
  chain_seq bigint not null default 0,
  chain_head bytea not null default ''
) with (fillfactor = 70);
create unique index shop_is_connected on connections (shop_id) where state <> 'closed';

create table deliveries (
  id uuid primary key,
  connection_id uuid not null,
  -- The platform's own id of the delivery: the same one again is the same delivery.
  external_id text collate "C" not null,
  topic text collate "C" not null,
  via text not null check (via in ('push', 'pull', 'test')),
  -- Null once it was taken and its time is over.
  body_enc bytea,
  bytes int not null,
  received_at timestamptz not null,
  external_no text collate "C",
  platform_at timestamptz,
  state text not null check (state in ('stored', 'taken', 'waiting', 'dropped', 'superseded')),
  outcome text,
  -- Why it waits: codes, fields and parameters.
  faults jsonb not null default '[]',
  order_id uuid,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by text,
  reason text
) with (fillfactor = 80);
create unique index deliveries_once on deliveries (connection_id, external_id);
create index deliveries_due on deliveries (next_at, id) where state = 'stored';
create index deliveries_log on deliveries (connection_id, id desc);
create index deliveries_state on deliveries (connection_id, state, id desc);
create index deliveries_waiting on deliveries (connection_id, external_no) where state in ('stored', 'waiting');
create index deliveries_orders on deliveries (connection_id, id desc) where order_id is not null;
create index deliveries_bodies on deliveries (settled_at) where body_enc is not null and state in ('taken', 'superseded', 'dropped');

-- What goes out: the id is also the request's id at the platform, so that sending twice does it once.
create table outgoings (
  id uuid primary key,
  connection_id uuid not null,
  order_id uuid not null references orders,
  shipment_id uuid,
  kind text not null check (kind in ('ship', 'remark')),
  state text not null check (state in ('waiting', 'sent', 'stuck', 'dropped', 'superseded')),
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  fault text,
  fault_detail text,
  made_at timestamptz not null,
  sent_at timestamptz,
  -- The journal entry that asked for it.
  entry_id uuid not null
) with (fillfactor = 80);
create unique index outgoings_once on outgoings (entry_id, kind);
create index outgoings_due on outgoings (next_at, id) where state = 'waiting';
create index outgoings_log on outgoings (connection_id, id desc);
create index outgoings_open on outgoings (connection_id, state, id desc) where state in ('waiting', 'stuck');
create index outgoings_order on outgoings (order_id);
