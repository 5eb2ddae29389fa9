-- Items at facilities of which something was received, and whose stock was not read since: it is read at once. A row that
-- is lost costs nothing: the next sweep reads all.
create table inventory.reading_due (
  seq bigint generated always as identity primary key,
  item_id text not null,
  facility_id text not null
);
create function inventory.tell_readings_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('inventory_readings', '');
  return null;
end $$;
create trigger readings_due after insert on inventory.reading_due
  for each statement execute function inventory.tell_readings_due();
