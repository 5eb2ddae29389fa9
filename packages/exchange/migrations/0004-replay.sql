-- Applied messages taken once more, for a reason: to see what would come out now, or to have it.
create table hub.replay (
  id text primary key,
  -- Nothing is kept of what its messages do: it only tells what they would.
  is_preview boolean not null,
  selection jsonb not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- Messages a second.
  rate integer not null check (rate between 1 and 10000),
  state text not null check (state in ('RUNNING', 'PAUSED', 'DONE', 'CANCELLED')),
  next_at timestamptz not null,
  done_at timestamptz,
  -- Asked for once more under the same key, it is the same replay.
  idempotency_key text not null unique
);
create index replay_running on hub.replay (next_at) where state = 'RUNNING';

create table hub.replay_item (
  replay_id text not null references hub.replay (id),
  -- The order in which the messages came.
  place integer not null,
  message_id text not null,
  outcome text check (outcome in ('UNCHANGED', 'CHANGED', 'REFUSED', 'SKIPPED', 'FAILED')),
  -- Why it was refused, skipped or failed.
  note text,
  -- What it changed, or would: rows added, changed and removed, by table.
  changes jsonb not null default '[]',
  at timestamptz,
  primary key (replay_id, place)
);
create index replay_item_waiting on hub.replay_item (replay_id, place) where outcome is null;
create index replay_item_of_message on hub.replay_item (message_id) where outcome is not null;

create function hub.announce_replay() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('hub_replay', '');
  return null;
end
$$;
create trigger announce_replay after insert or update of state on hub.replay
  for each row when (new.state = 'RUNNING') execute function hub.announce_replay();

-- Asked for by the subgraph that shows it; what comes of a message is noted in the transaction of its effect.
grant select, insert, update on hub.replay, hub.replay_item to hub_subgraph;
