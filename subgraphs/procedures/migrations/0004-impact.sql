-- What of a demand a substitute takes the place of, and what a demand of a substitute takes the place of.
alter table procedures.case_demand
  -- Of the open quantity the card asks for, in base units; `open` is what is left.
  add column substituted numeric not null default 0,
  -- The demand it stands in for; null for what the card itself asks for.
  add column substitutes text;

-- An approved substitute comes with the same line as what was ordered, in its own base unit.
alter table procedures.inbound_copy drop constraint inbound_copy_pkey;
alter table procedures.inbound_copy add primary key (id, item_id);
alter table procedures.inbound_copy alter column base_unit drop not null;

-- What suppliers owe of order lines.
create table procedures.backorder_copy (
  id text primary key,
  version bigint not null,
  order_number text not null,
  order_line_id text not null,
  supplier_id text not null,
  item_id text,
  facility_id text,
  quantity numeric not null,
  unit text not null,
  promised_on date,
  is_open boolean not null
);
create index backorder_copy_by_pair on procedures.backorder_copy (item_id, facility_id) where is_open;

-- Stock on its way between facilities. What came is kept: it says how long the way takes.
create table procedures.transfer_copy (
  id text primary key,
  version bigint not null,
  reference text not null,
  item_id text not null,
  facility_id text not null,
  location_id text not null,
  from_facility_id text not null,
  expires_on date,
  quantity numeric not null,
  unit text not null,
  state text not null,
  asked_at timestamptz(3) not null,
  expected_at timestamptz(3) not null,
  received_at timestamptz(3)
);
create index transfer_copy_by_pair on procedures.transfer_copy (item_id, facility_id)
  where state in ('REQUESTED', 'IN_TRANSIT');
create index transfer_copy_by_way on procedures.transfer_copy (facility_id, from_facility_id) where state = 'RECEIVED';

-- What suppliers ask to send in the place of what was ordered.
create table procedures.substitution_copy (
  id text primary key,
  version bigint not null,
  order_number text not null,
  order_line_id text not null,
  supplier_id text not null,
  item_id text,
  facility_id text,
  substitute_item_id text,
  quantity numeric not null,
  unit text not null,
  factor numeric not null,
  state text not null
);
create index substitution_copy_by_pair on procedures.substitution_copy (item_id, facility_id);

-- Which demands an approved substitute takes the place of, and how much of each, in base units of what was asked for.
-- A row whose case is over stays: what it used is used.
create table procedures.demand_substitution (
  substitution_id text not null,
  demand_id text not null,
  case_id text not null,
  quantity numeric not null check (quantity > 0),
  primary key (substitution_id, demand_id)
);
create index demand_substitution_by_demand on procedures.demand_substitution (demand_id);
create index demand_substitution_by_case on procedures.demand_substitution (case_id);

-- Who sells an item.
create table procedures.supplier_item_copy (
  id text primary key,
  version bigint not null,
  supplier_id text not null,
  item_id text not null
);
create index supplier_item_copy_by_item on procedures.supplier_item_copy (item_id);
