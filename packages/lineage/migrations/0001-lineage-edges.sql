-- What led to what. Written by whoever makes the effect, in its transaction; read from both ends.
create table hub.lineage_edge (
  from_id text not null,
  to_id text not null,
  kind text not null,
  -- Since when it stands.
  at timestamptz(3) not null,
  -- Null: it still stands.
  ended_at timestamptz(3),
  -- Who may see it: null marks master data, an empty array what no one facility can be named for.
  facility_ids text[],
  supplier_ids text[] not null,
  primary key (from_id, kind, to_id),
  check (from_id <> to_id)
);
-- Both ends by kind: a card that caused ten thousand demands is part of nothing, and that is one look.
create index lineage_edge_to on hub.lineage_edge (to_id, kind);

grant select, insert, update on hub.lineage_edge to hub_subgraph;
