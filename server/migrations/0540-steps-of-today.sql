-- What happened to orders today, or within an hour of it: home counts it, its bars and numbers open it. Entry has an index already;
-- an order to which the step has not happened costs nothing. (OT-2.1)
create index orders_checked_at on orders (checked_at) where checked_at is not null;
create index orders_paid_at on orders (paid_at) where paid_at is not null;
create index orders_prepared_at on orders (prepared_at) where prepared_at is not null;
create index orders_shipped_at on orders (shipped_at) where shipped_at is not null;
