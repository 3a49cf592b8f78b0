-- Saved views of lists, what a role sees first, and the exports that somebody asked for. (PD-3.3, OS-8.3)

create table saved_views (
  id uuid primary key,
  list text not null,
  name text not null,
  owner_id uuid not null references staff,
  filter jsonb not null,
  roles text[] not null default '{}',
  saved_at timestamptz not null
);
create unique index view_name_taken on saved_views (owner_id, list, name);
create index saved_views_shared on saved_views (list) where roles <> '{}';

create table default_views (
  list text not null,
  role text not null,
  view_id uuid not null references saved_views on delete cascade,
  primary key (list, role)
);
create index default_views_view on default_views (view_id);

create table exports (
  id uuid primary key,
  list text not null,
  format text not null,
  language text not null,
  filter jsonb not null,
  clear boolean not null,
  file_name text not null,
  asked_by text not null,
  asked_at timestamptz not null
);
create index exports_asked on exports (asked_at);
