-- Trading partners as they were last told: to whom orders are sent.
create table orders.partner_copy (
  id text primary key,
  version bigint not null,
  slug text not null,
  supplier_id text,
  profile jsonb not null,
  is_gone boolean not null
);
create index partner_copy_of_supplier on orders.partner_copy (supplier_id) where not is_gone;

-- Orders that may have to be sent: noted with whatever may change that, taken by the task that decides.
create table orders.transmission_due (
  order_id text primary key
);

-- Orders that were sent, or could not be. One row an order: it is sent once.
create table orders.transmission (
  order_id text primary key,
  partner_id text not null,
  partner text not null,
  -- The message it left in; null: it could not be written, and why.
  message_id text,
  reason text,
  remedy text,
  at timestamptz(3) not null,
  check ((message_id is null) = (reason is not null and remedy is not null))
);
create index transmission_of_partner on orders.transmission (partner_id) where message_id is null;

-- What suppliers sent of orders: 855, 856 and 810. They are facts: a row is never changed.
create table orders.supplier_document (
  id text primary key,
  kind text not null check (kind in ('ACKNOWLEDGEMENT', 'SHIP_NOTICE', 'INVOICE')),
  -- The trading partner's slug.
  partner text not null,
  supplier_id text not null,
  number text not null,
  -- SHA-256 of the document without its envelope's control numbers.
  content_hash bytea not null,
  dated date,
  state jsonb not null,
  message_id text not null,
  received_at timestamptz(3) not null,
  facility_ids text[],
  supplier_ids text[] not null
);
-- R55.
create unique index supplier_document_invoice on orders.supplier_document (supplier_id, number) where kind = 'INVOICE';
-- R48: an original's number comes once.
create unique index supplier_document_ship_notice on orders.supplier_document (supplier_id, number)
  where kind = 'SHIP_NOTICE' and state ->> 'purpose' = '00';

create table orders.supplier_document_order (
  document_id text not null references orders.supplier_document,
  order_id text not null,
  primary key (document_id, order_id)
);
create index supplier_document_of_order on orders.supplier_document_order (order_id);

create table orders.supplier_document_line (
  id text primary key,
  document_id text not null references orders.supplier_document,
  order_id text not null,
  order_line_id text not null,
  facility_id text
);
create index supplier_document_line_of_document on orders.supplier_document_line (document_id) include (facility_id);
create index supplier_document_line_of_order_line on orders.supplier_document_line (order_line_id);
