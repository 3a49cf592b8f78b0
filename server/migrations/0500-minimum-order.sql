-- A price may hold only from a quantity on: whoever buys at it buys at least so many in one order.
alter table prices add column min_quantity numeric(18, 3) check (min_quantity > 0);
