-- Messages as they came, and what became of each. A row stands here before its sender has an answer.

create table hub.message (
  id text primary key,
  -- Raised by each change of state; the version of its event.
  version bigint not null default 1,
  -- The sender's id and name in hub.yaml; null: nobody the hub knows.
  sender text,
  sender_name text,
  protocol text not null check (protocol in ('hl7v2')),
  message_code text,
  trigger_event text,
  control_id text,
  -- What makes two arrivals one message (R69): a hash of sender, its facility and the control id.
  duplicate_key bytea not null,
  -- SHA-256 of the message without its time of sending (MSH-7).
  content_hash bytea not null,
  -- What its order is kept by (R24); null where it has none.
  business_key text,
  received_at timestamptz not null,
  last_received_at timestamptz not null,
  times_received integer not null default 1,
  -- TEST: flagged as no production message, never applied (R46). REJECTED: answered AE or AR, never applied.
  state text not null check (state in ('RECEIVED', 'APPLIED', 'PARKED', 'REJECTED', 'TEST')),
  -- Why it is parked or rejected, and what to do, for a person.
  reason text,
  remedy text,
  -- HL7 table 0357 of a rejected one.
  error_code text,
  -- The very bytes that answered it and answer it again; null: its sender wants none.
  answer bytea,
  is_control_id_reused boolean not null,
  facility_id text,
  about text[] not null default '{}',
  -- How often the hub has begun to apply it since it came or was re-driven.
  attempts integer not null default 0
);
create index message_by_duplicate_key on hub.message (duplicate_key, received_at);
create index message_unapplied on hub.message (received_at) where state = 'RECEIVED';
create index message_parked on hub.message (received_at) where state = 'PARKED';

-- The bytes hold patients' data: only the hub's own role reads them.
create table hub.message_content (
  message_id text primary key references hub.message (id),
  bytes bytea not null,
  sha256 bytea not null
);

-- A subgraph marks a message in the transaction of its effect, and re-drives what is parked.
grant select, update on hub.message to hub_subgraph;
