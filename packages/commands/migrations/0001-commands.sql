-- What the hub asks other systems to do. Asked in the transaction of whatever it follows from, carried out by a task of
-- the subgraph that asked, one at a time and in order for each system.
create table hub.command (
  id text primary key,
  -- The subgraph that asked, and whose task carries it out.
  owner text not null,
  -- The system's id in hub.yaml.
  system text not null,
  seq bigint generated always as identity,
  kind text not null,
  -- The thing it is about, for the order among commands: what follows a refused one under the same key is not carried out.
  key text not null,
  body jsonb not null,
  -- WAITING: not yet, or again. SENDING: being carried out, or cut off while it was. The others are ends.
  state text not null check (state in ('WAITING', 'SENDING', 'DONE', 'REFUSED', 'WITHDRAWN')),
  idempotency_key text not null,
  -- How often it was begun.
  attempts integer not null default 0,
  -- Not before then.
  next_at timestamptz(3) not null,
  -- SENDING: until then nobody else takes it up, for the system may still be at it.
  held_until timestamptz(3),
  -- Why it still waits, or was refused or withdrawn: a sentence for a person.
  said text,
  -- What the system made of it; null unless DONE.
  outcome jsonb,
  -- A token's subject, or `hub`.
  asked_by text not null,
  reason text not null,
  -- Hub ids of what it is about.
  about text[] not null,
  facility_ids text[],
  supplier_ids text[] not null,
  asked_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- Raised by each change; events carry it.
  version bigint not null default 1,
  unique (owner, idempotency_key),
  check ((ended_at is null) = (state in ('WAITING', 'SENDING'))),
  check ((held_until is null) = (state <> 'SENDING'))
);
create index command_next on hub.command (owner, system, seq) where ended_at is null;
create index command_newest on hub.command (asked_at desc, id desc);
create index command_about on hub.command using gin (about);

create function hub.command_asked() returns trigger language plpgsql as $$
begin
  perform pg_notify('hub_command', '');
  return null;
end
$$;
create trigger command_asked after insert on hub.command
  for each statement execute function hub.command_asked();

grant select, insert, update on hub.command to hub_subgraph;
