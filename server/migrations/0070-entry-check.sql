-- Entry and its check: who took an order, what was guessed, its papers, questions, duplicates, passes by rule and their samples.

alter table orders add column taken_by uuid;
-- Keyed hashes: of lines and total, and of those together with the phone. By them the same order is found twice. (CC-2.2)
alter table orders add column content_print bytea;
alter table orders add column likeness bytea;
create index orders_likeness on orders (likeness, entered_at) where likeness is not null;
-- Orders taken by hand are few beside those of platforms; the numbers of entry read only these.
create index orders_by_hand on orders (recorded_at, id) where channel in ('phone', 'fax', 'email', 'visit');
create index corrections_time on corrections (at, id);
create index corrections_checkers on corrections (checked_by, at) where checked_by is not null;

-- What was read out of a text and not touched by a person until the order was entered; the words it came from are personal.
create table entry_guesses (
  order_id uuid not null references orders,
  field text not null,
  confidence smallint not null check (confidence between 0 and 100),
  origin_enc bytea not null,
  primary key (order_id, field)
);

-- Scans of faxes and mails: the file is in the encrypted file store, and belongs to nobody until an order names it.
create table entry_scans (
  id uuid primary key,
  order_id uuid references orders,
  media_type text not null,
  bytes bigint not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
create index entry_scans_order on entry_scans (order_id) where order_id is not null;
create index entry_scans_unused on entry_scans (uploaded_at) where order_id is null;

-- One draft per person, under a key that is destroyed with it. The id is the person's.
create table entry_drafts (
  id uuid primary key,
  key_id uuid not null,
  content_enc bytea not null,
  saved_at timestamptz not null
);

create table questions (
  id uuid primary key,
  order_id uuid not null references orders,
  shop_id uuid not null,
  field text not null,
  recipient text not null check (recipient in ('customer', 'clerk')),
  way text not null check (way in ('portal', 'mail', 'phone', 'desk')),
  text_enc bytea not null,
  mail_enc bytea,
  hold_id uuid,
  asked_by text not null,
  asked_person uuid,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'answered', 'withdrawn')),
  answer_enc bytea,
  answered_way text,
  answered_by text,
  answered_at timestamptz,
  mailed_at timestamptz,
  check ((state = 'open') = (answered_at is null))
);
create index questions_order on questions (order_id);
create index questions_open on questions (recipient, shop_id, asked_at, id) where state = 'open';

-- Links to open questions: only the hash of the token is kept.
create table question_links (
  token_hash bytea primary key,
  question_id uuid not null references questions,
  expires_at timestamptz not null
);
create index question_links_question on question_links (question_id);

-- Two orders that look like one. order_a is the older id, so a pair stands once, whoever saw it first.
create table duplicates (
  id uuid primary key,
  order_a uuid not null references orders,
  order_b uuid not null references orders,
  rule text not null,
  clause text not null,
  state text not null check (state in ('found', 'held', 'same', 'different')),
  shop_id uuid not null,
  found_at timestamptz not null,
  hold_a uuid,
  hold_b uuid,
  decided_by text,
  decided_at timestamptz,
  check (order_a < order_b),
  check ((state in ('same', 'different')) = (decided_at is not null))
);
create unique index duplicates_pair on duplicates (order_a, order_b);
create index duplicates_b on duplicates (order_b);
create index duplicates_found on duplicates (found_at, id) where state = 'found';
create index duplicates_open on duplicates (shop_id, found_at, id) where state = 'held';

-- Who answers for passes by a rule, and which orders are still to be judged by it.
create table rule_owners (
  rule text primary key,
  person_id uuid not null references staff,
  since timestamptz not null,
  set_by text not null
);

create table check_candidates (
  order_id uuid primary key references orders,
  at timestamptz not null
);
create index check_candidates_at on check_candidates (at, order_id);

create table rule_passes (
  order_id uuid primary key references orders,
  rule text not null,
  clause text not null,
  owner_id uuid not null,
  day date not null,
  passed_at timestamptz not null
);
create index rule_passes_day on rule_passes (rule, day, order_id);
create index rule_passes_owner on rule_passes (owner_id, passed_at);

-- A day's sample: the seed is kept, so that anybody can draw it again and get the same orders.
create table check_samples (
  id uuid primary key,
  rule text not null,
  day date not null,
  owner_id uuid not null,
  share numeric(5, 2) not null,
  population int not null,
  size int not null,
  seed bytea not null,
  drawn_at timestamptz not null,
  unique (rule, day)
);
create table sampled_orders (
  order_id uuid primary key references orders,
  sample_id uuid not null references check_samples,
  owner_id uuid not null,
  state text not null check (state in ('open', 'fine', 'wrong')),
  judged_by text,
  judged_at timestamptz
);
create index sampled_orders_open on sampled_orders (owner_id, order_id) where state = 'open';
create index sampled_orders_sample on sampled_orders (sample_id);
-- How much work of a kind was ended in a period, and by whom.
create index tasks_ended on tasks (kind, ended_at) where state = 'done';
