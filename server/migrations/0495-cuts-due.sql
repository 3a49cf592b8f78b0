-- Held and refunding orders by deadline, for those who see every place: rare rows, so small indexes; without them the planner sorts
-- all rows of the places' indexes.
create index orders_held_due on orders (next_due_at, id) where is_held and stage not in ('closed', 'cancelled');
create index orders_refund_due on orders (next_due_at, id) where has_refund and stage not in ('closed', 'cancelled');

-- As orders_standing (0080): the sweep's indexes are not to be taken for the lists'.
drop index orders_delivered, orders_accepted;
create index orders_delivered on orders (delivered_at, id) where (stage || '') = 'delivered';
create index orders_accepted on orders (accepted_at, id) where (stage || '') = 'accepted';
