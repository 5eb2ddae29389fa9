-- Messages as the exchange last told of them; nothing of what they say.
create table reconciliation.message (
  id text primary key,
  -- The order in which the hub first told of them: which of two received in one instant was the later.
  seq bigint not null generated always as identity,
  version bigint not null,
  sender text,
  sender_name text,
  protocol text not null,
  message_type text,
  control_id text,
  business_key text,
  received_at timestamptz(3) not null,
  state text not null,
  reason text,
  remedy text,
  is_control_id_reused boolean not null,
  about text[] not null,
  -- One facility, or none as long as it is not known: only viewers of all facilities see it then.
  facility_ids text[] not null,
  supplier_ids text[] not null
);
create index message_by_time on reconciliation.message (received_at desc, id desc);
create index message_by_sender on reconciliation.message (sender, received_at desc, seq desc);
create index message_by_business_key on reconciliation.message (business_key, received_at desc);
create index message_waiting on reconciliation.message (received_at desc, id desc) where state = 'PARKED';
create index message_facilities on reconciliation.message using gin (facility_ids);

-- What a person must look at. A row is one kind of trouble with one subject, and stays when it is solved.
create table reconciliation.supply_exception (
  id text primary key,
  kind text not null,
  -- What it is computed from: a message, a case, a card file, a sender. Computed again, it replaces what was.
  subject text not null,
  severity text not null,
  sentence text not null,
  remedy text not null,
  case_id text,
  message_id text,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  facility_ids text[] not null,
  supplier_ids text[] not null
);
create index supply_exception_open on reconciliation.supply_exception (opened_at desc, id desc) where closed_at is null;
create index supply_exception_by_time on reconciliation.supply_exception (opened_at desc, id desc);
create index supply_exception_by_subject on reconciliation.supply_exception (subject) where closed_at is null;
create index supply_exception_by_case on reconciliation.supply_exception (case_id) where case_id is not null;
create index supply_exception_facilities on reconciliation.supply_exception using gin (facility_ids);

-- Deeds done under an idempotency key: the same key does nothing again (R35).
create table reconciliation.deed (
  operation text not null,
  -- Who did it: another person's key is another key.
  subject text not null,
  key text not null,
  input jsonb not null,
  done_at timestamptz(3) not null,
  primary key (operation, subject, key)
);
