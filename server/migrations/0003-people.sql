-- The company's people: who they are, what they may do where, how they sign in. Phone and mail are encrypted under the
-- person's own key. Sessions and keys are stored as hashes only; their times are real time, never the moved clock.

create table staff (
  id uuid primary key,
  account text collate "C" not null constraint account_taken unique check (account = lower(account)),
  name text not null,
  initials text not null default '',
  password_hash text,
  key_id uuid not null references subject_keys,
  phone_enc bytea,
  phone_mask text not null default '',
  mail_enc bytea,
  mail_mask text not null default '',
  department_ids uuid[] not null default '{}',
  roles text[] not null,
  shop_ids uuid[],
  warehouse_ids uuid[],
  session_ids uuid[],
  substitute_ids uuid[] not null default '{}',
  away_from timestamptz,
  away_until timestamptz,
  language text not null default 'zh' check (language in ('zh', 'en')),
  preferences jsonb not null default '{}',
  active boolean not null default true,
  added_at timestamptz not null,
  deactivated_at timestamptz,
  rev int not null default 1,
  check (active or deactivated_at is not null)
);

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  staff_id uuid not null references staff,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz
);
create index sessions_staff on sessions (staff_id) where ended_at is null;

create table api_keys (
  id uuid primary key,
  owner_id uuid not null references staff,
  name text not null,
  prefix text not null,
  token_hash bytea not null unique,
  allowed text[] not null,
  shop_ids uuid[],
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_owner on api_keys (owner_id) where revoked_at is null;

-- Attempts to sign in, counted per account and per address under a keyed hash, known or not.
create table sign_in_attempts (
  subject bytea primary key,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null default now()
) with (fillfactor = 50);
