-- What came instead of what was ordered before anybody approved it (R42), as orders told it. The system that keeps the
-- stock does not know of it: to that system it is stock like any other.
create table inventory.quarantine (
  id text primary key,
  version bigint not null,
  substitution_id text not null,
  item_id text not null,
  facility_id text not null,
  -- Null: it is not kept by lot.
  lot text,
  -- In the item's base unit. Of a lot with a number all there is of it is kept apart.
  quantity numeric not null,
  state text not null check (state in ('HELD', 'TO_RETURN', 'RELEASED')),
  at timestamptz(3) not null
);
create index quarantine_of_stock on inventory.quarantine (item_id, facility_id) where state <> 'RELEASED';
