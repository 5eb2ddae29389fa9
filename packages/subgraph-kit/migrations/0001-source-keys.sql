-- Which system's key stands behind a hub id. The only mint: an id is made from (type, system, key), and a
-- later crosswalk may let a second key point at an older id. Any subgraph may add, none may change.
create table hub.source_key (
  type text not null,
  system text not null,
  key text[] not null,
  id text not null,
  primary key (type, system, key)
);
create index source_key_id on hub.source_key (id);
grant select, insert on hub.source_key to hub_subgraph;

-- How far each feed has read its system. A row of a subgraph's copies that names a feed is as current as
-- the feed is: confirming 30,000 unchanged rows is one update here.
create table hub.feed (
  subgraph text not null,
  name text not null,
  system text not null,
  confirmed_through timestamptz,
  cursor text,
  loaded_rows bigint not null default 0,
  failing_since timestamptz,
  failure text,
  next_run_at timestamptz,
  leased_by uuid,
  leased_until timestamptz,
  primary key (subgraph, name)
);
grant select, insert, update on hub.feed to hub_subgraph;
