-- Found by EXPLAIN over 300,000 rows of each: lists that went through all rows of a kind, or of another's.
create index exceptions_kind_settled on exceptions (kind, id desc) where state in ('resolved', 'closed');
create index exceptions_kind_recent on exceptions (kind, shop_id, opened_at desc, id desc);
create index exceptions_owed_all on exceptions (id desc) where improvement in ('planned', 'reopened');

create index sampled_orders_of on sampled_orders (sample_id, order_id);
drop index sampled_orders_sample;

-- What was sent back to clerks, by when: the first-pass rate.
create index questions_sent_back on questions (asked_at, order_id) where recipient = 'clerk';

create index outgoings_state on outgoings (connection_id, state, id desc);
drop index outgoings_open;
