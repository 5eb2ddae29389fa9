-- A facility's stock is known when all of it was read, and no longer when the first of it was told. Where the first reading
-- has not ended yet, what was not told of is not known: its demands are decided anew.
do $$ begin
  if to_regclass('hub.feed') is not null then
    with unknown as (
      delete from procedures.stock_heard as heard where not exists (
        select from procedures.facility_copy as facility
        join hub.feed as feed on feed.subgraph = 'inventory' and feed.name = 'stock/' || (facility.state->>'slug')
        where facility.id = heard.facility_id and feed.confirmed_through is not null)
      returning facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from procedures.case_demand join unknown using (facility_id);
  end if;
end $$;
