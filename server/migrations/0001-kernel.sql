-- The kernel's own tables: installation, caches, keys, journal, seals, consumers, idempotency, access log.

create table installation (
  one boolean primary key default true check (one),
  id uuid not null,
  purpose text not null check (purpose in ('real', 'demo', 'test')),
  clock_offset_ms bigint not null default 0,
  created_at timestamptz not null default now(),
  check (clock_offset_ms = 0 or purpose in ('demo', 'test'))
);

create table settings (name text primary key, value jsonb not null);

create table cache_versions (name text primary key, version bigint not null) with (fillfactor = 50);

create table master_keys (
  id text primary key,
  check_value bytea not null,
  xid8 xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default now(),
  retired_at timestamptz
);

create table system_keys (
  id uuid primary key,
  purpose text not null,
  version int not null,
  wrapped bytea not null,
  kek_id text not null,
  created_at timestamptz not null default now(),
  unique (purpose, version)
);

-- One data key per subject (customer, platform buyer, order); destroying it destroys what it protects.
create table subject_keys (
  id uuid primary key,
  wrapped bytea,
  kek_id text not null,
  destroyed_at timestamptz,
  check (wrapped is not null or destroyed_at is not null)
);

-- Each file has a key of its own; without it the bytes on disk mean nothing, so destroying the key destroys the file.
create table files (
  id uuid primary key,
  sha256 bytea not null,
  size bigint not null,
  media_type text not null,
  name_enc bytea not null,
  wrapped bytea,
  kek_id text not null,
  stored_at timestamptz not null default now(),
  destroyed_at timestamptz,
  removed_at timestamptz,
  check (wrapped is not null or destroyed_at is not null)
);
create index files_to_remove on files (destroyed_at) where destroyed_at is not null and removed_at is null;

-- Append-only. Partitioned by its UUIDv7 id, by month; xid8 lets consumers and seals skip no late commit.
create table journal (
  id uuid not null,
  chain_id uuid not null,
  seq bigint not null,
  xid8 xid8 not null default pg_current_xact_id(),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  action text not null,
  v smallint not null,
  actor text not null,
  clause text,
  key_id uuid,
  body bytea not null,
  entry_hash bytea not null,
  link bytea not null,
  primary key (id)
) partition by range (id);

comment on table journal is 'append-only: what was done stays done';

create index journal_chain on journal (chain_id, seq);
create index journal_xid on journal (xid8, id);

create function kernel_lowest_id(at timestamptz) returns uuid language sql immutable as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-000000000000')::uuid
    from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) x
$$;

-- Makes the monthly partitions from last month to the given number of months ahead. Runs with the owner's rights,
-- so that a worker under the application login can keep them coming.
create function kernel_make_partitions(months int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month timestamptz := date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' - interval '1 month';
  made int := 0;
  part text;
begin
  for n in 0 .. months loop
    part := 'journal_' || to_char(month at time zone 'UTC', 'YYYY_MM');
    if to_regclass(part) is null then
      execute format('create table %I partition of journal for values from (%L) to (%L)', part,
        kernel_lowest_id(month), kernel_lowest_id((month at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
      execute format('alter table %I set (autovacuum_vacuum_insert_scale_factor = 0.05)', part);
      made := made + 1;
    end if;
    month := (month at time zone 'UTC' + interval '1 month') at time zone 'UTC';
  end loop;
  return made;
end $$;

select kernel_make_partitions(24);

create function kernel_journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'LY010';
end $$;

create trigger journal_append_only before update or delete on journal for each row execute function kernel_journal_is_append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function kernel_journal_is_append_only();

-- Chains of subjects that have no row of their own.
create table chains (id uuid primary key, chain_seq bigint not null default 0, chain_head bytea not null default '');

-- Merkle seals over what was committed between two transaction ids; signed, and kept outside the database as well.
create table seals (
  no bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null,
  entries bigint not null,
  root bytea not null,
  -- The sealed entries, 48 bytes each (id, link), from which the root is recomputed: they tell which entry is missing.
  leaves bytea not null,
  previous bytea not null,
  signature bytea not null,
  sealed_at timestamptz not null
);
comment on table seals is 'append-only: a seal is never taken back';

create table consumers (
  name text primary key,
  xid xid8 not null default '0',
  id uuid not null default '00000000-0000-0000-0000-000000000000',
  moved_at timestamptz not null default now(),
  -- Why the consumer stands still: an error's kind or a version it does not know; never what an entry says.
  stuck text,
  stuck_since timestamptz
) with (fillfactor = 50);

-- Work that is due every so many seconds, wherever a worker runs; the lease of a killed worker ends by itself.
create table timed_work (
  name text primary key,
  due_at timestamptz not null default now(),
  claimed_by text,
  claimed_until timestamptz,
  done_at timestamptz,
  failed text
) with (fillfactor = 50);

create table idempotency (
  key_hash bytea primary key,
  body_hash bytea not null,
  answer bytea not null,
  at timestamptz not null default now()
);
create index idempotency_at on idempotency (at);

-- Looking at personal data is logged here, not in the chains.
create table access_log (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  fields text[] not null,
  reason text
);
create index access_log_subject on access_log (subject_id, at);
comment on table access_log is 'append-only: who looked stays known';

create table worker_heartbeats (worker_id text primary key, at timestamptz not null default now());

-- A cached thing that a decision used must still be at the version it was read at.
create function kernel_assume(names text[], versions bigint[]) returns boolean language plpgsql as $$
begin
  if exists (
    select 1 from unnest(names, versions) as wanted(name, version)
      left join cache_versions present on present.name = wanted.name
     where coalesce(present.version, 0) <> wanted.version
  ) then
    raise exception 'a cached version moved on' using errcode = 'LY001';
  end if;
  return true;
end $$;

create function kernel_expect(counted bigint, wanted bigint) returns boolean language plpgsql as $$
begin
  if counted <> wanted then
    raise exception 'expected % rows, found %', wanted, counted using errcode = 'LY002';
  end if;
  return true;
end $$;

create function kernel_claim(key bytea) returns boolean language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(encode(key, 'hex'), 7)) then
    raise exception 'the same request is in progress' using errcode = 'LY003';
  end if;
  return true;
end $$;

-- What the application's login may not do; read by grantApp (kernel/migrate.ts) after every migration.
comment on table journal is 'append-only: what happened is never changed';
comment on table seals is 'append-only: a seal proves what the journal held';
