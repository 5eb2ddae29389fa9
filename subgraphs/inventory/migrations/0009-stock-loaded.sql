-- Facilities of which the others were told that all their stock was read: once each, when the first reading has ended.
create table inventory.stock_loaded (
  facility_id text primary key,
  loaded_at timestamptz(3) not null
);
