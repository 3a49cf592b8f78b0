-- Money that came in today: home sums it, its number opens the orders. What was given back is not asked for by day. (PD-3.1)
create index payments_received on payments (occurred_at) where kind <> 'refund';

-- It was added up here; now sum and list read the payments themselves.
alter table tallies drop column amount;
delete from tallies where word = 'payment.taken';
