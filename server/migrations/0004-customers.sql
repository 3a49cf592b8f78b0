-- Customers and their contacts. What names a person is encrypted under the customer's key and masked beside it; a
-- company's name is no personal data and stands in its mask column in full. Searching goes by keyed hashes.

create sequence customer_numbers increment by 50;

create table customers (
  id uuid primary key,
  number text collate "C" not null constraint customer_number_taken unique,
  type text not null check (type in ('person', 'company')),
  key_id uuid not null references subject_keys,
  name_enc bytea not null,
  name_mask text not null,
  uscc text collate "C",
  credit_limit bigint not null default 0 check (credit_limit >= 0),
  terms text not null default 'prepaid' check (terms in ('prepaid', 'credit')),
  terms_days int not null default 0 check (terms_days between 0 and 365),
  owner_id uuid references staff,
  note_enc bytea,
  active boolean not null default true,
  added_at timestamptz not null,
  erased_at timestamptz,
  rev int not null default 1
);
create index customers_added on customers (added_at desc, id desc);
create index customers_owner on customers (owner_id, added_at desc, id desc);
create unique index customer_uscc_taken on customers (uscc) where uscc is not null and active;

create table customer_contacts (
  id uuid primary key,
  customer_id uuid not null references customers,
  position int not null,
  name_enc bytea not null,
  name_mask text not null,
  phone_enc bytea,
  phone_mask text not null default '',
  mail_enc bytea,
  mail_mask text not null default '',
  address_enc bytea,
  address_mask text not null default '',
  role text not null default ''
);
create index customer_contacts_customer on customer_contacts (customer_id, position);

create table customer_tokens (
  token bytea not null,
  kind text not null,
  customer_id uuid not null references customers,
  primary key (token, customer_id)
);
create index customer_tokens_customer on customer_tokens (customer_id);
