-- Copies of stock: all lots of one item at one facility.
create table inventory.stock_position (
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
  item_id text not null,
  facility_id text not null,
  is_empty boolean not null
);
create index stock_position_facility_ids on inventory.stock_position using gin (facility_ids);
create index stock_position_supplier_ids on inventory.stock_position using gin (supplier_ids);
create index stock_position_of_facility on inventory.stock_position (facility_id, as_of);

-- What each position has in one storage location: what lists of stock are made of.
create table inventory.stock_level (
  id text collate "C" primary key,
  position_id text not null references inventory.stock_position,
  item_id text not null,
  facility_id text not null,
  location_id text not null
);
create index stock_level_of_position on inventory.stock_level (position_id);
create index stock_level_of_item on inventory.stock_level (item_id, id);
create index stock_level_of_facility on inventory.stock_level (facility_id, id);
create index stock_level_of_location on inventory.stock_level (location_id, id);

-- Storage locations met in stock, whether hub.yaml lists them or not.
create table inventory.storage_location (
  id text primary key,
  facility_id text not null,
  system text not null,
  facility_code text not null,
  code text not null
);
create index storage_location_of_facility on inventory.storage_location (facility_id);

-- Copies of when a facility replenishes an item.
create table inventory.par_level (
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
  supplier_ids text[] not null
);
create index par_level_of_feed on inventory.par_level (feed, as_of);

-- What the last sweep met and could make no sense of: the lack of a copy does not mean there is none.
create table inventory.unreadable (
  feed text not null,
  id text not null,
  primary key (feed, id)
);

-- What was last told of each facility of hub.yaml.
create table inventory.facility (
  id text primary key,
  state_hash text not null,
  version bigint not null
);
