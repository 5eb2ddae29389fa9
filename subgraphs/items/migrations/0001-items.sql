-- Copies of the item master. `number` sorts byte by byte, whatever the database's locale is.
create table items.item (
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
  number text collate "C" not null,
  words text not null,
  is_active boolean not null,
  is_lot_controlled boolean not null
);
create index item_in_order on items.item (number, id);
create index item_by_number_start on items.item (lower(number) collate "C");

-- A GTIN names one item, as a rule; where two items carry it, both are kept and the reader chooses.
create table items.gtin (
  gtin text not null,
  item_id text not null references items.item,
  primary key (gtin, item_id)
);
create index gtin_of_item on items.gtin (item_id);

-- Fed by events, and may be ahead of the item itself: hence no reference.
create table items.supplier_reach (
  supplier_id text not null,
  item_id text not null,
  primary key (item_id, supplier_id)
);
create index supplier_reach_of_supplier on items.supplier_reach (supplier_id);
