-- The queue of review in its own sequence: what goes first by policy, then by its limit. The mark is the order's; a correction of
-- the order moves its open steps.

alter table review_steps add column goes_first boolean not null default false;
update review_steps s set goes_first = true from orders o where o.id = s.order_id and o.goes_first and s.state in ('open', 'waiting');

drop index review_steps_queue;
create index review_steps_queue on review_steps (department, (not goes_first), due_at, id) where state = 'open';
create index review_steps_open on review_steps ((not goes_first), due_at, id) where state = 'open';
create index review_steps_asked on review_steps using gin (asked) where state = 'open';
