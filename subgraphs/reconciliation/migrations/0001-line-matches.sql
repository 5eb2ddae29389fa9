-- What the events of orders said, kept so that a match can be computed in any order of arrival (R57).
create table reconciliation.order_line (
  id text primary key,
  order_id text not null,
  version bigint not null,
  facility_id text,
  supplier_id text not null,
  quantity numeric not null,
  unit text not null,
  base_quantity numeric,
  base_unit text,
  unit_price numeric not null,
  currency text not null,
  is_cancelled boolean not null
);
create index order_line_by_order on reconciliation.order_line (order_id);

create table reconciliation.receipt_line (
  id text primary key,
  receipt_id text not null,
  version bigint not null,
  order_line_id text not null,
  quantity numeric not null,
  unit text not null,
  base_quantity numeric
);
create index receipt_line_by_receipt on reconciliation.receipt_line (receipt_id);
create index receipt_line_by_order_line on reconciliation.receipt_line (order_line_id);

create table reconciliation.invoice_line (
  id text primary key,
  invoice_id text not null,
  version bigint not null,
  order_line_id text not null,
  quantity numeric not null,
  unit text not null,
  amount numeric not null,
  currency text not null
);
create index invoice_line_by_invoice on reconciliation.invoice_line (invoice_id);
create index invoice_line_by_order_line on reconciliation.invoice_line (order_line_id);

-- The newest version of each document that was taken in: an older one that comes later changes nothing.
create table reconciliation.document (
  id text primary key,
  version bigint not null
);

create table reconciliation.line_match (
  id text primary key,
  order_line_id text not null unique,
  facility_ids text[] not null,
  supplier_ids text[] not null,
  status text not null,
  base_unit text not null,
  ordered numeric not null,
  received numeric not null,
  invoiced numeric not null,
  order_price numeric not null,
  invoice_price numeric,
  variance numeric not null,
  currency text not null,
  changed_at timestamptz(3) not null
);
create index line_match_by_change on reconciliation.line_match (changed_at desc, id desc);
create index line_match_facilities on reconciliation.line_match using gin (facility_ids);
create index line_match_suppliers on reconciliation.line_match using gin (supplier_ids);
