-- The customer's page: signed links to one order, and how often somebody tried. A link's token is kept as its hash only.

create table portal_links (
  id uuid primary key,
  token_hash bytea not null,
  order_id uuid not null references orders,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create unique index portal_links_token on portal_links (token_hash);
create index portal_links_order on portal_links (order_id) where revoked_at is null;

-- Counted in the database, so that all processes of the API share one limit. The subject is a keyed hash.
create table portal_attempts (
  subject bytea primary key,
  attempts int not null,
  counted_until timestamptz not null
);

create index portal_attempts_over on portal_attempts (counted_until);
