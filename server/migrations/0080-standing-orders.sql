-- The index of orders that stand still names the stage in an expression, and no stages in its predicate: as it was, the planner took
-- it for the lists' own and read a whole stage to show one page of one warehouse.
drop index orders_standing;
create index orders_standing on orders
  ((stage || ''), (coalesce(delivered_at, shipped_at, prepared_at, preparing_at, checked_at, entered_at)), id)
  where closed_at is null and cancelled_at is null and accepted_at is null;
