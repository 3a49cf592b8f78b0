-- Review by the departments: a round per submission, its steps, and who decided what. An approval is bound to the hash of
-- what it looked at. The order's row says where its review stands, for lists; the gate reads the steps themselves.

alter table orders add column review_state text not null default 'none'
  check (review_state in ('none', 'open', 'approved', 'returned', 'rejected'));

-- Checked orders whose review was never begun: what the sweep begins.
create index orders_unreviewed on orders (checked_at, id) where stage = 'checked' and review_state = 'none';

create table review_rounds (
  id uuid primary key,
  order_id uuid not null references orders,
  -- The order's shop, by which lists are narrowed to what their reader may see.
  shop_id uuid not null,
  no int not null,
  rule text,
  clause text,
  state text not null check (state in ('open', 'approved', 'returned', 'rejected', 'ended')),
  by_rule boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  submitted_by text not null,
  note text not null default '',
  -- What was submitted, without personal data: what changed since is told from it.
  content jsonb,
  -- The message and remark that somebody or the rule last approved.
  words bytea not null,
  unique (order_id, no)
) with (fillfactor = 80);

create table review_steps (
  id uuid primary key,
  order_id uuid not null,
  shop_id uuid not null,
  round_id uuid not null references review_rounds,
  position int not null,
  name text not null,
  title_zh text not null,
  title_en text not null,
  department text not null,
  role text not null,
  origin text not null check (origin in ('rule', 'before', 'after')),
  state text not null check (state in ('waiting', 'open', 'approved', 'returned', 'rejected', 'voided', 'dropped')),
  needed int not null default 1,
  looks text[] not null,
  seen bytea not null,
  verdicts jsonb not null,
  -- Who may decide: an audience such as finance or finance.lead, or persons by name.
  asked text[] not null default '{}',
  persons uuid[] not null default '{}',
  delegate_id uuid,
  delegated_by uuid,
  waits_for uuid[] not null default '{}',
  by_rule boolean not null,
  decided_by uuid,
  decided_at timestamptz,
  opened_at timestamptz,
  due_at timestamptz,
  within_ms bigint not null,
  ladder jsonb not null default '[]',
  escalated int not null default 0,
  next_escalation_at timestamptz,
  check (state <> 'open' or due_at is not null)
) with (fillfactor = 70);
create index review_steps_order on review_steps (order_id);
create index review_steps_round on review_steps (round_id);
create index review_steps_queue on review_steps (department, due_at, id) where state = 'open';
create index review_steps_due on review_steps (next_escalation_at, id) where state = 'open' and next_escalation_at is not null;
create index review_steps_persons on review_steps using gin (persons) where state = 'open';
create index review_steps_delegate on review_steps (delegate_id) where state = 'open' and delegate_id is not null;
create index review_steps_decided on review_steps (department, decided_at desc) where not by_rule and decided_at is not null;
-- Passing by rule is counted by day without reading steps.
create index review_rounds_opened on review_rounds (opened_at, id) where no = 1;

create table review_decisions (
  id uuid primary key,
  order_id uuid not null,
  step_id uuid,
  kind text not null,
  person_id uuid,
  by text not null,
  at timestamptz not null,
  reason text not null default '',
  details jsonb not null default '{}',
  withdrawn_at timestamptz,
  answered_at timestamptz,
  answer text
);
create index review_decisions_order on review_decisions (order_id, at);
create index review_decisions_person on review_decisions (person_id, at desc) where person_id is not null;
create index review_decisions_questions on review_decisions (at) where kind = 'ask' and answered_at is null;

-- What a line of production can make in a day, and which carrier serves which province in how many days at what cost.
create table production_capacity (
  id uuid primary key,
  line text not null,
  weekday smallint check (weekday between 0 and 6),
  day date,
  pieces numeric(18, 3) not null check (pieces >= 0),
  set_at timestamptz not null,
  check ((weekday is null) <> (day is null))
);
create unique index production_capacity_weekday on production_capacity (line, weekday) where weekday is not null;
create unique index production_capacity_day on production_capacity (line, day) where day is not null;

create table delivery_reach (
  id uuid primary key,
  carrier text not null,
  province text not null,
  days int not null check (days between 0 and 60),
  first_cost bigint not null check (first_cost >= 0),
  more_cost bigint not null check (more_cost >= 0),
  active boolean not null default true,
  set_at timestamptz not null,
  unique (carrier, province)
);
