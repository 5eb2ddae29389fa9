-- Messages both ways: what partners send and are sent, beside what hospital systems send.

alter table hub.message
  drop constraint message_protocol_check,
  drop constraint message_state_check,
  alter column duplicate_key drop not null,
  alter column content_hash drop not null,
  -- The order in which they were stored: those of one business key in that of their commits, since their writers hold the
  -- key until then.
  add column seq bigint not null generated always as identity,
  add column direction text not null default 'IN' check (direction in ('IN', 'OUT')),
  -- The partner's slug, and its name then.
  add column partner text,
  add column partner_name text,
  -- Of a set that came: the interchange it came in, and where in its bytes it begins and ends.
  add column parent_id text references hub.message (id),
  add column start_at integer,
  add column end_at integer,
  add column interchange_control text,
  add column group_control text,
  add column set_control text,
  -- GS01 of what is sent: acknowledgements name it beside the group's number.
  add column functional_id text,
  add column document_type text,
  add column document_number text,
  -- What else its envelope says that its reader needs: separators, version, when it was written.
  add column envelope jsonb,
  add column duplicate_of text,
  -- The transport's name in the partner's profile.
  add column via text,
  -- Whose transport that was, which may be another's than the interchange says.
  add column arrived_from text,
  -- Flagged as no production message: what it would have done is reported, and not done (R46).
  add column is_test boolean not null default false,
  add column report jsonb,
  -- How far a receiver is that takes it in parts.
  add column progress jsonb,
  -- Which receiver takes it, and when it began to.
  add column route text,
  add column routed_at timestamptz,
  add column supplier_id text,
  -- What kind of trouble it is, and the keys nobody has given a meaning yet.
  add column code text,
  add column wants jsonb not null default '[]',
  -- When it came to its state.
  add column state_at timestamptz,
  -- Sending: the same key queues one message.
  add column idempotency_key text,
  add column next_try_at timestamptz,
  add column first_try_at timestamptz,
  add column last_fault text,
  -- When it got its control numbers and bytes, which are kept by that instant; null: it has none.
  add column rendered_at timestamptz,
  add column sent_at timestamptz,
  add column acknowledged_at timestamptz,
  -- What was due from the partner and has not come.
  add column overdue text[] not null default '{}',
  add constraint message_protocol_check check (protocol in ('hl7v2', 'x12')),
  add constraint message_state_check check (
    case direction
      when 'IN' then state in ('RECEIVED', 'ROUTED', 'APPLIED', 'PARKED', 'DUPLICATE', 'REJECTED', 'TEST')
      else state in ('QUEUED', 'SENT', 'ACKNOWLEDGED', 'REJECTED', 'OVERDUE', 'HELD')
    end);
update hub.message set state_at = received_at;
alter table hub.message alter column state_at set not null;

create unique index message_by_idempotency_key on hub.message (idempotency_key) where idempotency_key is not null;
create index message_to_send on hub.message (partner, business_key, seq)
  where direction = 'OUT' and state in ('QUEUED', 'HELD');
-- What an acknowledgement names.
create index message_by_group_control on hub.message (partner, group_control) where direction = 'OUT';
create index message_by_interchange_control on hub.message (partner, interchange_control) where direction = 'OUT';
create index message_by_parent on hub.message (parent_id) where parent_id is not null;
create index message_of_partner on hub.message (partner, business_key) where partner is not null;
create index message_by_received on hub.message (received_at);

-- One row for each change of state after the first, which is RECEIVED or QUEUED at received_at; and one when a receiver
-- begins. By trigger, so that whoever changes a state leaves a step.
create table hub.message_step (
  message_id text not null references hub.message (id),
  seq bigint not null generated always as identity,
  state text not null,
  at timestamptz not null,
  note text,
  primary key (message_id, seq)
);

create function hub.record_message_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and new.routed_at is not null and new.routed_at is distinct from old.routed_at then
    insert into hub.message_step (message_id, state, at, note) values (new.id, 'ROUTED', new.routed_at, new.route);
  end if;
  if new.state <> 'ROUTED' and (tg_op = 'INSERT' or new.state <> old.state) then
    insert into hub.message_step (message_id, state, at, note)
    values (new.id, new.state, new.state_at, coalesce(new.reason, new.last_fault));
  end if;
  return null;
end
$$;
alter function hub.record_message_step() owner to hub_hub;
create trigger record_first_step after insert on hub.message for each row
  when (new.state not in ('RECEIVED', 'QUEUED')) execute function hub.record_message_step();
create trigger record_step after update on hub.message for each row
  when (new.state <> old.state or new.routed_at is distinct from old.routed_at)
  execute function hub.record_message_step();

-- The bytes: patients' data may be in them, so only the hub's own role reads them. By month of receipt, so that dropping
-- is cheap; what no month was made for lies in the last partition.
create table hub.message_payload (
  message_id text not null,
  received_at timestamptz not null,
  bytes bytea not null,
  sha256 bytea not null,
  primary key (message_id, received_at)
) partition by range (received_at);
-- Not compressed: a set's bytes are cut out of its interchange's.
alter table hub.message_payload alter column bytes set storage external;
create table hub.message_payload_other partition of hub.message_payload default;
insert into hub.message_payload (message_id, received_at, bytes, sha256)
select message_id, received_at, bytes, sha256 from hub.message_content join hub.message on id = message_id;
drop table hub.message_content;

-- Makes the partition of a month, unless it is there or its bytes lie elsewhere already.
create function hub.prepare_payloads(moment timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  first timestamp := date_trunc('month', moment at time zone 'UTC');
  part text := 'message_payload_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('hub.' || part) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('hub.message_payload', 0));
  if to_regclass('hub.' || part) is not null or exists (
    select from hub.message_payload_other
    where received_at >= first at time zone 'UTC' and received_at < (first + interval '1 month') at time zone 'UTC'
  ) then
    return;
  end if;
  execute format('create table hub.%I partition of hub.message_payload for values from (%L) to (%L)', part,
    first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
  execute format('grant all on hub.%I to hub_hub', part);
end
$$;
revoke execute on function hub.prepare_payloads(timestamptz) from public;

-- Drops the partitions of months that ended before. @returns how many
create function hub.drop_payloads(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  part record;
  dropped integer := 0;
begin
  for part in
    select child.relname as name, (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' as ends
    from pg_inherits join pg_class as child on child.oid = inhrelid
    where inhparent = 'hub.message_payload'::regclass and child.relname ~ '_\d{4}_\d{2}$'
  loop
    if part.ends <= before then
      execute format('drop table hub.%I', part.name);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end
$$;
revoke execute on function hub.drop_payloads(timestamptz) from public;

-- What is to be sent, before it has control numbers and bytes; as a subgraph wrote it.
create table hub.message_segments (
  message_id text primary key references hub.message (id),
  segments jsonb not null
);

-- The partners as the suppliers subgraph tells of them: a copy, so that whoever takes and sends needs nobody else.
create table hub.partner (
  partner text primary key,
  id text not null,
  version bigint not null,
  name text not null,
  profile jsonb not null,
  supplier_id text,
  hold jsonb,
  is_gone boolean not null
);

create function hub.announce_partner() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('hub_partner', new.partner);
  return null;
end
$$;
create trigger announce_partner after insert or update on hub.partner
  for each row execute function hub.announce_partner();

-- The last control number of each kind given to a partner.
create table hub.control_number (
  partner text not null,
  kind text not null check (kind in ('INTERCHANGE', 'GROUP')),
  last bigint not null,
  primary key (partner, kind)
);

-- A transport that fails: nothing but one probe at a time goes over it until one arrives. No row: it works.
create table hub.partner_line (
  partner text not null,
  transport text not null,
  failures integer not null,
  failing_since timestamptz not null,
  next_probe_at timestamptz not null,
  last_fault text not null,
  primary key (partner, transport)
);

-- What a partner owes for a message that was sent, and until when.
create table hub.message_clock (
  message_id text not null references hub.message (id),
  kind text not null check (kind in ('997', '855', '856')),
  partner text not null,
  business_key text,
  due_at timestamptz not null,
  met_at timestamptz,
  -- When it was told that nothing came in time: once.
  raised_at timestamptz,
  primary key (message_id, kind)
);
create index message_clock_due on hub.message_clock (due_at) where met_at is null and raised_at is null;
create index message_clock_open on hub.message_clock (partner, business_key, kind) where met_at is null;

-- Queues a message in the transaction of who wants it sent, or finds the one that its key queued before. One function, so
-- that a subgraph's role may queue and do nothing else with what is sent.
create function hub.queue_message(message jsonb, segments jsonb) returns setof hub.message
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  given record;
  queued hub.message;
begin
  select * into strict given from jsonb_to_record(message) as given(
    id text, partner text, partner_name text, document_type text, document_number text, business_key text,
    facility_id text, supplier_id text, about text[], idempotency_key text, envelope jsonb, at timestamptz);
  -- Those of a key stand in the order of their commits.
  perform pg_advisory_xact_lock(hashtextextended('hub.queue_message ' || given.partner || ' ' || coalesce(given.business_key, given.id), 0));
  insert into hub.message (
    id, direction, protocol, partner, partner_name, document_type, document_number, business_key, facility_id,
    supplier_id, about, idempotency_key, envelope, received_at, last_received_at, state_at, next_try_at, state,
    is_control_id_reused
  ) values (
    given.id, 'OUT', 'x12', given.partner, given.partner_name, given.document_type, given.document_number,
    given.business_key, given.facility_id, given.supplier_id, coalesce(given.about, '{}'), given.idempotency_key,
    given.envelope, given.at, given.at, given.at, given.at, 'QUEUED', false
  ) on conflict (idempotency_key) where idempotency_key is not null do nothing
  returning * into queued;
  if queued.id is null then
    return query select * from hub.message where idempotency_key = given.idempotency_key;
    return;
  end if;
  insert into hub.message_segments (message_id, segments) values (queued.id, queue_message.segments);
  perform pg_notify('hub_to_send', queued.partner);
  return next queued;
end
$$;
alter function hub.queue_message(jsonb, jsonb) owner to hub_hub;
revoke execute on function hub.queue_message(jsonb, jsonb) from public;
grant execute on function hub.queue_message(jsonb, jsonb) to hub_subgraph;

grant select on hub.partner, hub.message_step to hub_subgraph;
-- An 855 that is applied meets the clock of its 850, in its own transaction.
grant select, update on hub.message_clock to hub_subgraph;
