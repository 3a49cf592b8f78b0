-- Every published version of every clause. A version never changes; a later one takes effect at its own time.
create table clause_versions (
  clause text collate "C" not null,
  version int not null check (version > 0),
  effective timestamptz not null,
  body jsonb not null,
  body_hash bytea not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (clause, version)
);

-- What the policy's text leaves open stands as assumed until the company confirms it.
create table rule_confirmations (
  rule text not null,
  version int not null,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  primary key (rule, version)
);
