-- Sign-in by other systems (OpenID Connect). A provider's secret is encrypted under a key of its own. A person is known by
-- the provider's subject; a verified mail links the two once, found by its keyed hash.

create table identity_providers (
  id uuid primary key,
  name text not null,
  issuer text not null,
  client_id text not null,
  key_id uuid not null references subject_keys,
  secret_enc bytea not null,
  link_by_mail boolean not null,
  second_factor text not null check (second_factor in ('provider', 'own')),
  active boolean not null default true,
  rev int not null default 1,
  constraint provider_known unique (issuer, client_id)
);

create table identities (
  id uuid primary key,
  provider_id uuid not null references identity_providers,
  subject text collate "C" not null,
  staff_id uuid not null references staff,
  linked_at timestamptz not null default now(),
  last_at timestamptz,
  constraint identity_taken unique (provider_id, subject),
  unique (staff_id, provider_id)
);

alter table staff add column mail_hash bytea;
create index staff_mail on staff (mail_hash) where mail_hash is not null;
