-- What review asks of a customer beyond the credit limit, and what is owed by whom without reading all orders.

alter table customers
  add column usual_discount numeric(5, 2) not null default 0 check (usual_discount between 0 and 100),
  add column blacklisted_at timestamptz,
  add column blacklist_reason text;

-- Papers that show a customer may trade: a business licence, a special permit. A newer one does not delete the older.
create table customer_qualifications (
  id uuid primary key,
  customer_id uuid not null references customers,
  kind text not null check (kind in ('licence', 'permit', 'tax', 'other')),
  number text not null default '',
  valid_from date not null,
  valid_until date,
  added_at timestamptz not null,
  added_by text not null,
  withdrawn_at timestamptz,
  check (valid_until is null or valid_until >= valid_from)
);
create index customer_qualifications_customer on customer_qualifications (customer_id) where withdrawn_at is null;

-- Receivables: orders on credit that count against the limit, found by their customer.
create index orders_receivable on orders (customer_id, checked_at)
  where payment_terms = 'credit' and customer_id is not null and stage not in ('entered', 'cancelled') and paid_amount - refunded_amount < total_amount;
