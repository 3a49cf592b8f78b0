-- The second factor of sign-in. The secret is encrypted under the person's own key; recovery codes are keyed hashes, each
-- used once. A time step that was accepted, and all before it, are refused for ever.

create table second_factors (
  staff_id uuid primary key references staff,
  secret_enc bytea not null,
  begun_at timestamptz not null default now(),
  enrolled_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_codes (
  staff_id uuid not null references second_factors on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- How a session began, on what kind of machine, and whether its second factor is still to come.
alter table sessions
  add column method text not null default 'password' check (method in ('password', 'provider')),
  add column agent text not null default '',
  add column factor_due boolean not null default false;
