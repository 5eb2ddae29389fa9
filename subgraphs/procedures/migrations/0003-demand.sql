-- Preference cards as their file last gave them, whole: one row a card number, facility and span of days.
create table procedures.preference_card (
  id text primary key,
  number text not null,
  procedure_code text not null,
  -- Null: for any surgeon.
  surgeon_id text,
  facility_id text not null,
  valid_from date not null,
  -- Null: without an end.
  valid_to date,
  -- [{ system, key, open, hold, unit }] in the order of the file.
  lines jsonb not null
);
create index preference_card_by_procedure on procedures.preference_card (facility_id, procedure_code);
create index preference_card_by_number on procedures.preference_card (facility_id, number);
create index preference_card_by_code on procedures.preference_card (procedure_code);

-- Where a new file is put together before it takes the place of the old one; empty between two loads.
create unlogged table procedures.card_line_staged (
  card_id text not null,
  line integer not null,
  number text not null,
  procedure_code text not null,
  surgeon_id text,
  facility_id text not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null
);

-- How the last reading of the file ended.
create table procedures.card_file (
  id text primary key,
  version bigint not null,
  state text not null,
  -- What was refused, so that a file nobody has touched is refused once and not at every poll; null after a good one.
  refused text,
  sentence text
);

-- Copies of what others say, as far as an allocation needs it.
create table procedures.item_copy (
  id text primary key,
  version bigint not null,
  number text not null,
  base_unit text not null,
  -- [{ unit, numerator, denominator }]
  units jsonb not null
);
create table procedures.stock_copy (
  item_id text not null,
  facility_id text not null,
  version bigint not null,
  lots jsonb not null,
  primary key (item_id, facility_id)
);
-- Facilities whose stock was heard of at all: elsewhere nobody can say that there is none.
create table procedures.stock_heard (
  facility_id text primary key
);
create table procedures.order_copy (
  id text primary key,
  version bigint not null
);
-- Lines with something still to come.
create table procedures.inbound_copy (
  id text primary key,
  order_id text not null,
  order_number text not null,
  item_id text not null,
  facility_id text not null,
  base_unit text not null,
  -- [{ on, quantity, confirmed }] in base units, soonest first.
  promises jsonb not null
);
create index inbound_copy_by_order on procedures.inbound_copy (order_id);
create index inbound_copy_by_pair on procedures.inbound_copy (item_id, facility_id);
create index inbound_copy_by_facility on procedures.inbound_copy (facility_id);

-- What a case needs of one item, and what was decided for it.
create table procedures.case_demand (
  id text primary key,
  case_id text not null,
  facility_id text not null,
  -- The id an item of the card's system and key has; whether the item master has it, `unmapped` says.
  item_id text not null,
  card_id text not null,
  card_system text not null,
  card_key text not null,
  -- Null, UNKNOWN_ITEM or UNKNOWN_UNIT.
  unmapped text,
  unit text not null,
  open numeric not null,
  hold numeric not null,
  starts_at timestamptz(3) not null,
  urgency integer not null,
  theatre_id text,
  -- The outcome.
  needed_by timestamptz(3),
  act_by timestamptz(3),
  usable numeric not null default 0,
  short numeric not null default 0,
  hold_short numeric not null default 0,
  readiness text not null default 'UNKNOWN',
  reason text not null default '',
  -- { lots: [{ lotId, quantity, for }], inbound: [{ orderLineId, on, isConfirmed, quantity, for }] }
  shares jsonb not null default '{"lots": [], "inbound": []}',
  -- Of the outcome: what is decided again and comes to the same is not written.
  digest text not null default ''
);
create index case_demand_by_case on procedures.case_demand (case_id);
create index case_demand_by_pair on procedures.case_demand (item_id, facility_id, starts_at, id);
create index case_demand_by_facility on procedures.case_demand (facility_id);
create index case_demand_by_start on procedures.case_demand (starts_at);

-- One row a case that anything was ever decided for.
create table procedures.allocation (
  id text primary key,
  case_id text not null,
  -- Of what was told last, and its hash; 0 and empty while nothing was.
  version bigint not null default 0,
  hash text not null default '',
  -- Since when it is another than what was told; null while it is not.
  changed_at timestamptz(3)
);
create index allocation_untold on procedures.allocation (changed_at) where changed_at is not null;

-- Up to when what follows the clock was followed.
create table procedures.sweep (
  name text primary key,
  swept_at timestamptz(3) not null
);
