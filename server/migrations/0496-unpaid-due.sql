-- Unpaid orders by deadline, for those who see every place. Behind an expression, as orders_standing (0080): the lists of places
-- have their own index of unpaid orders, and the planner is not to take this one for them.
create index orders_unpaid_due on orders (next_due_at, id)
  where (stage || '') = 'checked' and paid_at is null and payment_terms = 'prepaid';
