-- Copies of the supplier master. Names sort byte by byte in lower case, whatever the database's locale is.
create table suppliers.supplier (
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
  number text not null,
  sort_name text collate "C" not null,
  is_blocked boolean not null
);
create index supplier_in_order on suppliers.supplier (sort_name, id);
create index supplier_of_partner on suppliers.supplier using gin (supplier_ids);

-- Copies of purchase contracts, each whole in `state`. A contract whose every line is for a plant has those
-- plants' facilities as its scope; any other is for all.
create table suppliers.contract (
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
  valid_from date not null
);
create index contract_of_supplier on suppliers.contract (supplier_id, valid_from desc, id desc);
create index contract_of_partner on suppliers.contract using gin (supplier_ids);
create index contract_of_facility on suppliers.contract using gin (facility_ids);

-- What follows a contract: its lines, by which supplier items are made, and its prices, to be found by item.
create table suppliers.contract_line (
  contract_id text not null references suppliers.contract on delete cascade,
  number text not null,
  system text not null,
  supplier text not null,
  supplier_id text not null,
  item text not null,
  item_id text not null,
  supplier_item_id text not null,
  facility_id text,
  part_number text,
  order_unit jsonb,
  valid_from date not null,
  primary key (contract_id, number)
);
create index contract_line_of_item on suppliers.contract_line (item_id);
create index contract_line_of_supplier_item on suppliers.contract_line (supplier_item_id);

create table suppliers.contract_price (
  id text primary key,
  contract_id text not null references suppliers.contract on delete cascade,
  item_id text not null,
  facility_id text,
  valid_from date not null,
  valid_to date not null,
  state jsonb not null
);
create index contract_price_of_item on suppliers.contract_price (item_id, valid_to);
create index contract_price_of_contract on suppliers.contract_price (contract_id);

create table suppliers.supplier_item (
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
  item_id text not null,
  part_number text collate "C" not null
);
create index supplier_item_of_supplier on suppliers.supplier_item (supplier_id, part_number, id);
create index supplier_item_of_item on suppliers.supplier_item (item_id, part_number, id);
create index supplier_item_of_partner on suppliers.supplier_item using gin (supplier_ids);
create index supplier_item_of_facility on suppliers.supplier_item using gin (facility_ids);
