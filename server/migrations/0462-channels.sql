-- Since when something that goes out has been stuck: its task stays until it was sent or given up.
alter table outgoings add column stuck_at timestamptz;
update outgoings set stuck_at = made_at where state = 'stuck';
create index outgoings_stuck on outgoings (order_id) where stuck_at is not null;

-- All that came about one order, whatever became of it.
create index deliveries_number on deliveries (connection_id, external_no, id desc) where external_no is not null;
