-- What a FHIR schedule last gave is one of several voices now: its copy keeps its rows under another name, and a case
-- is what all voices together have said.
alter table procedures.surgical_case rename to appointment;
alter table procedures.appointment rename constraint surgical_case_pkey to appointment_pkey;
drop index procedures.surgical_case_by_time;
drop index procedures.surgical_case_by_facility;
drop index procedures.surgical_case_by_number;
drop index procedures.surgical_case_facilities;
alter table procedures.appointment
  alter column scheduled_at drop not null,
  -- The case it belongs to; null while its identifiers name two.
  add column case_id text;
create index appointment_by_case on procedures.appointment (case_id);

-- One row a case: the fold of all its schedule has said.
create table procedures.surgical_case (
  id text primary key,
  number text not null,
  facility_id text,
  theatre_id text,
  scheduled_at timestamptz(3),
  ends_at timestamptz(3),
  status text not null,
  procedure jsonb,
  procedure_code text,
  surgeon jsonb,
  surgeon_id text,
  card_number text,
  urgency integer not null default 0,
  -- The fold's state: each fact with the event that said it last.
  registers jsonb not null,
  -- The configured system whose keys it goes by.
  system text not null,
  -- The sender whose message spoke of it last; null while it was only read.
  sender text,
  version bigint not null,
  as_of timestamptz(3) not null,
  facility_ids text[],
  supplier_ids text[] not null default '{}',
  readiness text,
  problems jsonb not null default '[]',
  card_id text
);
-- Cases without a time come last.
create index surgical_case_by_time on procedures.surgical_case ((coalesce(scheduled_at, 'infinity')), id);
create index surgical_case_by_facility
  on procedures.surgical_case (facility_id, (coalesce(scheduled_at, 'infinity')), id);
create index surgical_case_by_number on procedures.surgical_case (number, facility_id);
create index surgical_case_facilities on procedures.surgical_case using gin (facility_ids);

-- R24: which case an identifier of a schedule names. The key makes sure that two messages that begin one case at the
-- same time meet in it.
create table procedures.case_identifier (
  system text not null,
  -- Who gave the identifier its meaning; empty for the case number of the system itself.
  authority text not null,
  value text not null,
  case_id text not null,
  primary key (system, authority, value)
);
create index case_identifier_by_case on procedures.case_identifier (case_id);

-- Each thing a schedule said of a case, and what it did to it.
create table procedures.schedule_change (
  id text primary key,
  case_id text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  -- `hl7v2` or `fhir`, and the sender's or the system's id in hub.yaml.
  protocol text not null,
  source text not null,
  event text not null,
  effect text not null,
  scheduled_at timestamptz(3),
  status text,
  theatre_id text,
  -- The hub's id of the message; null when it was read.
  message_id text,
  facility_ids text[],
  supplier_ids text[] not null default '{}'
);
create index schedule_change_by_case on procedures.schedule_change (case_id, at desc, received_at desc, id);
-- When a sender was last heard.
create index schedule_change_by_source on procedures.schedule_change (protocol, source, received_at);

-- What the allocation task must look at again. Append only: no writer waits for another.
create table procedures.demand_due (
  seq bigint generated always as identity primary key,
  case_id text not null
);
create table procedures.allocation_due (
  seq bigint generated always as identity primary key,
  item_id text not null,
  facility_id text not null
);
create function procedures.tell_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('procedures_due', '');
  return null;
end $$;
create trigger demand_due_tells after insert on procedures.demand_due
  for each statement execute function procedures.tell_due();
create trigger allocation_due_tells after insert on procedures.allocation_due
  for each statement execute function procedures.tell_due();

-- What inventory says of facilities: zones, buffers, and what supplies which theatre.
create table procedures.facility_copy (
  id text primary key,
  version bigint not null,
  state jsonb not null
);

-- Cases that were read before stand at once, under the versions their events had. What was said of them has no time,
-- so the next that any schedule says is newer.
create function pg_temp.said(fact text, value jsonb) returns jsonb language sql immutable as $$
  select case when value is null or value = 'null' then '{}'
    else jsonb_build_object(fact, jsonb_build_object('at', 0, 'receivedAt', 0, 'value', value)) end
$$;
insert into procedures.surgical_case (id, number, facility_id, theatre_id, scheduled_at, ends_at, status, procedure,
  procedure_code, surgeon, surgeon_id, registers, system, version, as_of, facility_ids, supplier_ids)
select id, number, facility_id, state->>'theatreId', scheduled_at, (state->>'endsAt')::timestamptz, status,
  nullif(state->'procedure', 'null'), state->'procedure'->>'code', nullif(state->'surgeon', 'null'),
  state->'surgeon'->>'code',
  jsonb_build_object('isMissing', false, 'said',
    pg_temp.said('number', to_jsonb(number))
    || pg_temp.said('place', jsonb_build_object('facilityId', facility_id, 'theatreId', state->>'theatreId'))
    || pg_temp.said('startsAt', state->'scheduledAt')
    || pg_temp.said('durationMs',
      to_jsonb(round(extract(epoch from (state->>'endsAt')::timestamptz - scheduled_at) * 1000)::bigint))
    || pg_temp.said('status', to_jsonb(status))
    || pg_temp.said('procedure', state->'procedure')
    || pg_temp.said('surgeon', state->'surgeon')),
  system, version, as_of, facility_ids, supplier_ids
from procedures.appointment where not is_gone;
insert into procedures.case_identifier (system, authority, value, case_id)
select system, '', number, id from procedures.appointment where not is_gone;
update procedures.appointment set case_id = id where not is_gone;
insert into procedures.demand_due (case_id) select id from procedures.surgical_case order by id;
-- The schedule is read whole once more: copies of the old shape are no copies now.
do $$ begin
  if to_regclass('hub.feed') is not null then delete from hub.feed where subgraph = 'procedures'; end if;
end $$;
