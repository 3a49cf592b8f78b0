-- What the home pages count: facts kept up to date by a consumer of the journal, so that no page adds up orders.

-- How often something happened in an hour of the company's day. The nil id stands for nobody and nowhere, because a key holds no null.
create table tallies (
  word text collate "C" not null,
  day date not null,
  hour smallint not null,
  shop_id uuid not null,
  warehouse_id uuid not null,
  person_id uuid not null,
  count int not null,
  amount bigint not null default 0,
  primary key (word, day, shop_id, warehouse_id, person_id, hour)
) with (fillfactor = 70);
create index tallies_person on tallies (person_id, word, day);

-- What each person did last, for a few days: the home page shows it and offers to take it back.
create table recent_steps (
  person_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  action text not null,
  chain_id uuid not null,
  chain_seq bigint not null,
  order_id uuid,
  data jsonb not null,
  primary key (person_id, at, id)
);
create index recent_steps_at on recent_steps (at);
