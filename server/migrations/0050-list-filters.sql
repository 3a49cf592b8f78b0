-- Filters of the orders list that have an index of their own: whose it is, which live session, a buyer's message, the flags. All are
-- partial, so an order without them costs nothing. (PD-3.3, OT-2.1)

create index orders_owner_due on orders (owner_id, next_due_at, id) where owner_id is not null and stage not in ('closed', 'cancelled');
create index orders_owner_newest on orders (owner_id, entered_at desc, id desc) where owner_id is not null;
create index orders_session_due on orders (session_id, next_due_at, id) where session_id is not null and stage not in ('closed', 'cancelled');
create index orders_message_due on orders (next_due_at, id) where buyer_message_enc is not null and stage not in ('closed', 'cancelled');
create index orders_seller_flag_due on orders (seller_flag, next_due_at, id) where seller_flag <> 'none' and stage not in ('closed', 'cancelled');
create index orders_flags_due on orders (next_due_at, id) where flags <> '{}' and stage not in ('closed', 'cancelled');
