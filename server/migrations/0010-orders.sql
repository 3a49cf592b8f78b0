-- Orders, their lines, revisions, holds and search tokens. Names of people and platforms' ciphertext are encrypted;
-- what lists show is masked. Every list index begins with its stage or a scope column.

create sequence order_numbers increment by 50;

create table orders (
  id uuid primary key,
  number text collate "C" not null,
  shop_id uuid not null references shops,
  session_id uuid,
  external_no text collate "C",
  channel text not null,
  type text not null,
  stage text not null check (stage in ('entered', 'checked', 'preparing', 'prepared', 'shipped', 'delivered', 'accepted', 'closed', 'cancelled')),
  flags text[] not null default '{}',
  dept_id uuid,
  owner_id uuid,
  entered_by uuid,
  checked_by uuid,
  checked_rule text,
  key_id uuid not null,
  customer_id uuid,
  buyer_ref bytea,
  currency char(3) not null,
  payment_terms text not null,
  goods_amount bigint not null,
  discount_amount bigint not null,
  freight_amount bigint not null,
  tax_amount bigint not null,
  total_amount bigint not null,
  paid_amount bigint not null default 0,
  refunded_amount bigint not null default 0,
  warehouse_id uuid,
  province text not null default '',
  city text not null default '',
  district text not null default '',
  region_codes text[] not null default '{}',
  ciphered boolean not null default false,
  receiver_enc bytea not null,
  receiver_name_mask text not null default '',
  receiver_phone_mask text not null default '',
  buyer_message_enc bytea,
  seller_remark_enc bytea,
  seller_flag text not null default 'none',
  agrees_with_catalogue boolean not null default false,
  promised_ship_at timestamptz,
  platform_ship_by timestamptz,
  required_at timestamptz,
  rev int not null default 1,
  chain_seq bigint not null default 0,
  chain_head bytea not null default '',
  next_due_at timestamptz not null default 'infinity',
  is_held boolean not null default false,
  has_refund boolean not null default false,
  entered_at timestamptz not null,
  recorded_at timestamptz not null,
  checked_at timestamptz,
  paid_at timestamptz,
  preparing_at timestamptz,
  prepared_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  accepted_by text,
  closed_by text,
  check (checked_by is null or checked_by <> entered_by),
  check (goods_amount >= 0 and discount_amount >= 0 and freight_amount >= 0 and paid_amount >= 0 and refunded_amount >= 0),
  check (total_amount = goods_amount - discount_amount + freight_amount),
  check (refunded_amount <= paid_amount)
) with (fillfactor = 85);

create unique index orders_number on orders (number);
create unique index external_no_taken on orders (shop_id, external_no) where external_no is not null;
create index orders_external_tail on orders (right(external_no, 6)) where external_no is not null;
create index orders_number_tail on orders (right(number, 6));
-- Lists by keyset: one index for everybody, one by (shop, warehouse) pair for filters and scopes; see list-orders.ts.
-- Orders without a warehouse stand under the nil id, because an index cannot be probed for null.
create index orders_stage_due on orders (stage, next_due_at, id) where stage not in ('closed', 'cancelled');
create index orders_due on orders (next_due_at, id) where stage not in ('closed', 'cancelled');
create index orders_place_due on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), stage, next_due_at, id)
  where stage not in ('closed', 'cancelled');
create index orders_place_held on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), next_due_at, id)
  where is_held and stage not in ('closed', 'cancelled');
create index orders_place_refund on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), next_due_at, id)
  where has_refund and stage not in ('closed', 'cancelled');
create index orders_place_unpaid on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), next_due_at, id)
  where stage = 'checked' and paid_at is null and payment_terms = 'prepaid';
create index orders_newest on orders (entered_at desc, id desc);
create index orders_place_newest on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), entered_at desc, id desc);
create index orders_session on orders (session_id, entered_at desc, id desc) where session_id is not null;
create index orders_customer on orders (customer_id, entered_at desc) where customer_id is not null;
create index orders_delivered on orders (delivered_at, id) where stage = 'delivered';
create index orders_accepted on orders (accepted_at, id) where stage = 'accepted';

create table order_lines (
  id uuid primary key,
  order_id uuid not null references orders,
  line_no int not null,
  external_line_no text collate "C",
  parent_line_id uuid,
  sku_id uuid not null references skus,
  title text not null,
  unit text not null,
  unit_price numeric(18, 6) not null,
  tax_rate numeric(6, 4) not null default 0,
  discount bigint not null default 0,
  amount bigint not null,
  is_gift boolean not null default false,
  is_bundle boolean not null default false,
  holds_back boolean not null default true,
  note text not null default '',
  warehouse_id uuid,
  refund_state text not null default 'none' check (refund_state in ('none', 'applied', 'refunded')),
  qty_ordered numeric(18, 3) not null,
  qty_cancelled numeric(18, 3) not null default 0,
  qty_allocated numeric(18, 3) not null default 0,
  qty_packed numeric(18, 3) not null default 0,
  qty_shipped numeric(18, 3) not null default 0,
  qty_delivered numeric(18, 3) not null default 0,
  qty_accepted numeric(18, 3) not null default 0,
  qty_returned numeric(18, 3) not null default 0,
  check (qty_ordered > 0 and qty_cancelled >= 0 and qty_cancelled <= qty_ordered),
  check (qty_packed <= qty_ordered - qty_cancelled),
  check (qty_shipped <= qty_packed and qty_delivered <= qty_shipped and qty_accepted <= qty_delivered and qty_returned <= qty_delivered)
) with (fillfactor = 85);
create index order_lines_order on order_lines (order_id);
create index order_lines_sku on order_lines (sku_id, id desc);

create table order_revisions (
  order_id uuid not null references orders,
  rev int not null,
  content_enc bytea not null,
  content_hash bytea not null,
  by text not null,
  reason text,
  at timestamptz not null,
  primary key (order_id, rev)
);

create table holds (
  id uuid primary key,
  order_id uuid not null references orders,
  line_id uuid references order_lines,
  kind text not null,
  owner_department text not null,
  reason text not null,
  blocks text[] not null,
  placed_at timestamptz not null,
  placed_by text not null,
  released_at timestamptz,
  released_by text,
  release_reason text
);
create index holds_order on holds (order_id);
create index holds_open on holds (owner_department, placed_at) where released_at is null;

create table order_tokens (
  token bytea not null,
  order_id uuid not null references orders,
  primary key (token, order_id)
);

-- A correction keeps before and after (encrypted where personal) and counts as an error of entry and check. (PD-3.2, CC-5.1)
create table corrections (
  id uuid primary key,
  order_id uuid not null references orders,
  field text not null,
  before_enc bytea not null,
  after_enc bytea not null,
  entered_by uuid,
  checked_by uuid,
  corrected_by text not null,
  reason text not null,
  at timestamptz not null
);
create index corrections_order on corrections (order_id);
create index corrections_people on corrections (entered_by, at);
