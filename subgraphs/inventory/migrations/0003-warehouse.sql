-- Copies of items: the base unit and the factors that warehouses' quantities are turned with, and what names them.
create table inventory.item_copy (
  id text primary key,
  version bigint not null,
  number text not null,
  base_unit text not null,
  units jsonb not null,
  gtins text[] not null
);
create index item_copy_gtins on inventory.item_copy using gin (gtins);

-- What warehouse partners sent of stock (846, 944, 945, 947). Facts: what a facility has is folded from them.
create table inventory.warehouse_document (
  id text primary key,
  -- The trading partner's slug.
  partner text not null,
  type text not null check (type in ('846', '944', '945', '947')),
  number text not null,
  facility_id text not null,
  -- COUNT replaces what was before; CHANGE adds to it (R23).
  kind text not null check (kind in ('COUNT', 'CHANGE')),
  -- When it was counted, or happened.
  at timestamptz(3) not null,
  -- SHA-256 of the document without its envelope's control numbers.
  content_hash bytea not null,
  message_id text not null,
  -- A long count has its lines kept in parts; it counts when all of them are.
  is_complete boolean not null
);
create index warehouse_document_counts on inventory.warehouse_document (facility_id, at) where kind = 'COUNT' and is_complete;

-- Their lines, in base units; of a change with its sign. Only those are kept that may still decide: of the latest count,
-- and changes after it.
create table inventory.warehouse_line (
  document_id text not null references inventory.warehouse_document,
  line integer not null,
  facility_id text not null,
  item_id text not null,
  location_code text not null,
  lot text,
  expires_on date,
  serials text[] not null,
  status text not null check (status in ('AVAILABLE', 'QUALITY', 'BLOCKED')),
  quantity numeric not null,
  unit text not null,
  primary key (document_id, line)
);
create index warehouse_line_of_item on inventory.warehouse_line (facility_id, item_id);
