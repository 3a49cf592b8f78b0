-- What was not in time lately, by when it ended: few, and read back a week at most. (OT-3.1)
create index clocks_missed on clocks (stopped_at) include (order_id) where state = 'missed' and source = 'company';

-- Who carries an order, named last at packing or hand-over: logistics asks for one carrier's parcels in each queue. An order that nobody
-- carries yet costs nothing. (OS-4.3)
alter table orders add column carrier text collate "C" check (carrier <> '');
update orders o set carrier = s.carrier
  from (select distinct on (order_id) order_id, carrier from shipments where state <> 'voided' and carrier <> '' order by order_id, id desc) s
 where s.order_id = o.id;
create index orders_carrier_due on orders (carrier, next_due_at, id) where carrier is not null and stage not in ('closed', 'cancelled');
create index orders_carrier_newest on orders (carrier, entered_at desc, id desc) where carrier is not null;
