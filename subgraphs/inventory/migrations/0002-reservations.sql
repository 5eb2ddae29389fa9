-- The last decision of procedures that is kept here, for each case; also where it gives nothing.
create table inventory.allocation (
  id text primary key,
  version bigint not null
);

-- What of which lot is kept for which case. A row whose lot is no longer in stock waits for the next decision.
create table inventory.reservation (
  id text primary key,
  lot_id text not null,
  demand_id text not null,
  case_id text not null,
  item_id text not null,
  facility_id text not null,
  quantity numeric not null check (quantity > 0),
  purpose text not null check (purpose in ('OPEN', 'HOLD')),
  version bigint not null,
  at timestamptz(3) not null
);
create index reservation_of_lot on inventory.reservation (lot_id);
create index reservation_of_case on inventory.reservation (case_id);

-- Lots that must not be used, wherever they are; of an item, for that is what stock is kept by.
create table inventory.recalled_lot (
  item_id text not null,
  lot text not null,
  primary key (item_id, lot)
);
