-- Copies of purchase orders. The lines stand beside them for what lists ask: by item, by facility, by what is open.
create table orders.purchase_order (
  id text primary key,
  system text not null,
  source_key text[] not null,
  state jsonb not null,
  shape integer not null,
  state_hash text not null,
  version bigint not null,
  as_of timestamptz(3) not null,
  feed text,
  is_gone boolean not null default false,
  facility_ids text[],
  supplier_ids text[] not null,
  supplier_id text not null,
  ordered_on date not null,
  progress smallint not null,
  has_outstanding boolean not null
);
create index purchase_order_newest on orders.purchase_order (ordered_on desc, id desc) where not is_gone;
create index purchase_order_of_supplier on orders.purchase_order (supplier_id, ordered_on desc, id desc) where not is_gone;
create index purchase_order_facilities on orders.purchase_order using gin (facility_ids);
create index purchase_order_suppliers on orders.purchase_order using gin (supplier_ids);
create index purchase_order_unconfirmed on orders.purchase_order (system, as_of) where feed is null and not is_gone;

-- `progress` grows with the status, so that an order's status to a viewer is the least of the lines it sees.
create table orders.purchase_order_line (
  id text primary key,
  order_id text not null references orders.purchase_order on delete cascade,
  item_id text,
  facility_id text,
  progress smallint not null,
  is_outstanding boolean not null,
  expected_on date
);
create index purchase_order_line_of_order on orders.purchase_order_line (order_id) include (facility_id, progress, is_outstanding);
create index purchase_order_line_of_item on orders.purchase_order_line (item_id, facility_id);
create index purchase_order_line_on_order on orders.purchase_order_line (item_id, expected_on, id) where is_outstanding;

create table orders.requisition (
  id text primary key,
  system text not null,
  source_key text[] not null,
  state jsonb not null,
  shape integer not null,
  state_hash text not null,
  version bigint not null,
  as_of timestamptz(3) not null,
  feed text,
  is_gone boolean not null default false,
  facility_ids text[],
  supplier_ids text[] not null,
  requested_on date not null
);
create index requisition_newest on orders.requisition (requested_on desc, id desc) where not is_gone;
create index requisition_facilities on orders.requisition using gin (facility_ids);
create index requisition_unconfirmed on orders.requisition (system, as_of) where feed is null and not is_gone;

create table orders.requisition_line (
  id text primary key,
  requisition_id text not null references orders.requisition on delete cascade,
  item_id text,
  facility_id text,
  is_open boolean not null
);
create index requisition_line_of_requisition on orders.requisition_line (requisition_id) include (facility_id, item_id, is_open);
create index requisition_line_of_item on orders.requisition_line (item_id, facility_id);

create table orders.receipt (
  id text primary key,
  system text not null,
  source_key text[] not null,
  state jsonb not null,
  shape integer not null,
  state_hash text not null,
  version bigint not null,
  as_of timestamptz(3) not null,
  feed text,
  is_gone boolean not null default false,
  facility_ids text[],
  supplier_ids text[] not null,
  posted_on date not null
);
create index receipt_facilities on orders.receipt using gin (facility_ids);
create index receipt_suppliers on orders.receipt using gin (supplier_ids);
create index receipt_unconfirmed on orders.receipt (system, as_of) where feed is null and not is_gone;

create table orders.receipt_line (
  id text primary key,
  receipt_id text not null references orders.receipt on delete cascade,
  order_id text,
  facility_id text,
  supplier_id text
);
create index receipt_line_of_receipt on orders.receipt_line (receipt_id);
create index receipt_line_of_order on orders.receipt_line (order_id) where order_id is not null;

create table orders.invoice (
  id text primary key,
  system text not null,
  source_key text[] not null,
  state jsonb not null,
  shape integer not null,
  state_hash text not null,
  version bigint not null,
  as_of timestamptz(3) not null,
  feed text,
  is_gone boolean not null default false,
  facility_ids text[],
  supplier_ids text[] not null,
  supplier_id text not null,
  invoiced_on date not null,
  posted_on date not null,
  is_blocked boolean not null
);
create index invoice_newest on orders.invoice (invoiced_on desc, id desc) where not is_gone;
create index invoice_facilities on orders.invoice using gin (facility_ids);
create index invoice_suppliers on orders.invoice using gin (supplier_ids);
create index invoice_unconfirmed on orders.invoice (system, as_of) where feed is null and not is_gone;
create index invoice_posted on orders.invoice (feed, posted_on);

create table orders.invoice_line (
  id text primary key,
  invoice_id text not null references orders.invoice on delete cascade,
  order_id text,
  facility_id text
);
create index invoice_line_of_invoice on orders.invoice_line (invoice_id);
create index invoice_line_of_order on orders.invoice_line (order_id) where order_id is not null;
