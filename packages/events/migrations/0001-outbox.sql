-- Events: what was published, in which order consumers see it, and how far each consumer is.
-- Subgraphs (role hub_subgraph) insert events and keep their own consumers; positions are the sequencer's alone.

create table hub.outbox (
  -- The order of insertion. Not the order of delivery: an earlier number may be committed later.
  seq bigint generated always as identity,
  -- The order of delivery, from 1 without gaps; null until the sequencer has seen the row committed.
  position bigint,
  id uuid primary key,
  type text not null,
  data_version integer not null check (data_version > 0),
  aggregate text not null,
  aggregate_id text not null,
  aggregate_version bigint not null check (aggregate_version > 0),
  causation_id text,
  occurred_at timestamptz not null,
  data jsonb not null,
  -- Two writers that did not lock the aggregate end here, instead of in two truths about one version.
  constraint outbox_says_a_version_once unique (aggregate_id, type, aggregate_version)
);

create index outbox_without_position on hub.outbox (seq) where position is null;
create unique index outbox_by_position on hub.outbox (position) where position is not null;

-- One row: the last position given. It outlives the events themselves.
create table hub.sequencer (
  singleton boolean primary key default true check (singleton),
  last_position bigint not null
);
insert into hub.sequencer (last_position) values (0);

-- How far each consumer is: every event up to `position` has had its effect or stands in parked_event.
create table hub.consumer (
  name text primary key,
  position bigint not null check (position >= 0)
);

-- Events a consumer has set aside. While one stands here, later ones of its aggregate join it, in order.
create table hub.parked_event (
  consumer text not null references hub.consumer (name) on delete cascade,
  position bigint not null,
  event_id uuid not null,
  type text not null,
  aggregate text not null,
  aggregate_id text not null,
  -- RETRYING: tried again at due_at (null: now). PARKED: waits for a person. BEHIND: waits for an earlier event.
  state text not null check (state in ('RETRYING', 'PARKED', 'BEHIND')),
  attempts integer not null default 0,
  due_at timestamptz,
  -- When it was set aside, by the hub's clock.
  since timestamptz not null,
  -- The sentence a person needs.
  reason text not null,
  primary key (consumer, position)
);
create index parked_event_by_aggregate on hub.parked_event (consumer, aggregate_id, position);

-- Wakes the sequencer when the publishing transaction commits, and not before.
create function hub.announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('hub_outbox', '');
  return null;
end
$$;
create trigger announce_outbox after insert on hub.outbox
  for each statement execute function hub.announce_outbox();

grant select, insert on hub.outbox to hub_subgraph;
grant select on hub.sequencer to hub_subgraph;
grant select, insert, update on hub.consumer to hub_subgraph;
grant select, insert, update, delete on hub.parked_event to hub_subgraph;
