-- What about the stock a person should know: one row for each time something was wrong. Rows are never deleted.
create table inventory.stock_alert (
  id text primary key,
  -- What is wrong with what: of both together at most one is open.
  concern text not null check (concern in ('SUPPLY', 'EXPIRY', 'BALANCE', 'FEED')),
  subject text not null,
  -- Counts the times, from 1.
  occurrence integer not null,
  -- Counts what was told of it.
  version bigint not null,
  state text not null check (state in ('RAISED', 'ESCALATED', 'CLEARED')),
  kind text not null check (kind in ('BELOW_PAR', 'STOCK_OUT', 'EXPIRING', 'NEGATIVE', 'FEED_SILENT')),
  severity text not null check (severity in ('NOTICE', 'WARNING', 'CRITICAL')),
  facility_id text not null,
  -- Null: it is about no one item, lot, place.
  item_id text,
  lot_id text,
  location_id text,
  -- The numbers behind it, as last judged: what its sentence is made of.
  about jsonb not null,
  -- Who has some of it kept, or lacks some of it.
  case_ids text[] not null,
  raised_at timestamptz(3) not null,
  escalated_at timestamptz(3),
  cleared_at timestamptz(3),
  facility_ids text[] not null,
  supplier_ids text[] not null,
  unique (concern, subject, occurrence),
  check ((state = 'CLEARED') = (cleared_at is not null))
);
create unique index stock_alert_open on inventory.stock_alert (concern, subject) where cleared_at is null;
create index stock_alert_open_of_item on inventory.stock_alert (item_id, facility_id) where cleared_at is null;
create index stock_alert_listed on inventory.stock_alert (raised_at, id);
create index stock_alert_of_facility on inventory.stock_alert (facility_id, raised_at, id);
create index stock_alert_facility_ids on inventory.stock_alert using gin (facility_ids);
create index stock_alert_supplier_ids on inventory.stock_alert using gin (supplier_ids);

-- Items at facilities whose alerts are to be judged anew.
create table inventory.stock_alert_due (
  seq bigint generated always as identity primary key,
  item_id text not null,
  facility_id text not null
);
create function inventory.tell_stock_alerts_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('inventory_alerts', '');
  return null;
end $$;
create trigger stock_alerts_due after insert on inventory.stock_alert_due
  for each statement execute function inventory.tell_stock_alerts_due();

-- The last day, there, on which all of a facility was judged: the first time once its stock was read, then day by day.
create table inventory.stock_alert_round (
  facility_id text primary key,
  day date not null
);

-- What cases lack of an item where they are, as procedures last decided.
create table inventory.case_shortage (
  case_id text not null,
  item_id text not null,
  facility_id text not null,
  -- In the item's base unit.
  quantity numeric not null check (quantity > 0),
  primary key (case_id, item_id)
);
create index case_shortage_of_item on inventory.case_shortage (item_id, facility_id);

-- What alerts are judged by is looked for by item and facility.
create index stock_position_of_item on inventory.stock_position (item_id, facility_id);
create index par_level_of_item on inventory.par_level ((state ->> 'itemId'), (state ->> 'facilityId'));
create index reservation_of_item on inventory.reservation (item_id, facility_id);

-- The item master's words; null where it has none, or the item has not been told of since.
alter table inventory.item_copy add column description text;
