-- What another party's keys and codes mean here. One row is one possible meaning of one key.
create table hub.crosswalk (
  id text primary key,
  kind text not null check (kind in ('ITEM', 'SUPPLIER', 'LOCATION', 'UNIT')),
  -- Whose key it is: a trading partner's slug, or a system's or a sender's id in hub.yaml.
  party text not null,
  key text not null,
  -- A hub id; of a unit, the hub's own code.
  target text not null,
  -- CANDIDATE: proposed, and without effect. CONFIRMED: what the key means. REFUSED: what it does not.
  status text not null check (status in ('CANDIDATE', 'CONFIRMED', 'REFUSED')),
  -- In percent; a person's own choice is 100.
  confidence smallint not null check (confidence between 0 and 100),
  evidence jsonb not null,
  proposed_at timestamptz(3) not null,
  -- Who decided it last, when and why; null while nobody has.
  decided_by text,
  decided_at timestamptz(3),
  note text,
  -- Raised by each decision.
  version bigint not null default 1,
  unique (kind, party, key, target)
);
-- A key means one thing.
create unique index crosswalk_meaning on hub.crosswalk (kind, party, key) where status = 'CONFIRMED';
create index crosswalk_target on hub.crosswalk (target);
create index crosswalk_newest on hub.crosswalk (proposed_at desc, id desc);

grant select, insert, update on hub.crosswalk to hub_subgraph;
