-- What the platform last told of remark and receiver (keyed hashes), and the platform's own id of the order: so that our own
-- words coming back change nothing, and a change that the platform made is seen as one.
alter table order_sources add column platform_id text collate "C";
alter table order_sources add column told_remark bytea;
alter table order_sources add column told_receiver bytea;
create index order_sources_platform on order_sources (platform_id) where platform_id is not null;

-- A changed address waits for a person, with what it was and what it shall be; the parcel waits with it.
create table address_requests (
  id uuid primary key,
  order_id uuid not null references orders,
  shop_id uuid not null,
  hold_id uuid,
  state text not null check (state in ('open', 'accepted', 'refused', 'superseded')),
  before_enc bytea not null,
  after_enc bytea not null,
  -- What the checks said when it was asked for: reach, freight.
  findings jsonb not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  reason text
) with (fillfactor = 80);
create index address_requests_open on address_requests (shop_id, id desc) where state = 'open';
create index address_requests_order on address_requests (order_id);
