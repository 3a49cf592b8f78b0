-- Special orders (OS-2.3): what their kinds ask, under the order's own key, and whether a rule lets the order go first.
-- Of an acknowledgement: the calendar that its working hours are counted on, and when its lapse is told.

alter table orders
  add column special_enc bytea,
  add column goes_first boolean not null default false;

-- Few orders go first; a queue reads them from here before all others.
create index orders_first_due on orders (next_due_at, id) where goes_first and stage not in ('closed', 'cancelled');

alter table tasks
  add column calendar_id text,
  add column calendar_version int,
  add column escalates_at timestamptz;

create index tasks_escalate on tasks (escalates_at, id) where escalates_at is not null and state in ('open', 'taken');
-- Who has acknowledged what of an order, for its page.
create index tasks_acknowledge on tasks (order_id) where kind = 'acknowledge';
