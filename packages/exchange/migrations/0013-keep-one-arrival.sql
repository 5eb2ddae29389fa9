-- Takes custody of one message of which nothing came before, as nearly all are and most come: alone. As keep_arrivals, but
-- with a parameter for each value: to read them from JSON, once for each statement, takes a fifth of the time.
--
-- @returns whether it did; else something came before under its key, nothing is stored, and it is for keep_arrivals
create function hub.keep_arrival(
  id text, sender text, sender_name text, message_code text, trigger_event text, control_id text, duplicate_key bytea,
  content_hash bytea, business_key text, received_at timestamptz, duplicate_window_ms bigint, is_test boolean, answer bytea,
  payload bytea, sha256 bytea, lock bigint, queue text
) returns boolean language plpgsql as $$
declare
  since timestamptz := received_at - duplicate_window_ms * interval '1 millisecond';
  -- Nothing. But what is assigned begins no statement of its own, as what is performed does.
  held text;
begin
  held := pg_advisory_xact_lock(lock);
  -- A statement of its own: it must see what was committed before the lock was had.
  perform from hub.message as earlier
    where earlier.duplicate_key = keep_arrival.duplicate_key and earlier.received_at >= since
      and earlier.state <> 'REJECTED';
  if found then
    return false;
  end if;
  insert into hub.message (
    id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key, content_hash,
    business_key, received_at, last_received_at, state_at, state, answer, is_control_id_reused, is_test
  ) values (
    id, sender, sender_name, 'hl7v2', message_code, trigger_event, control_id, duplicate_key, content_hash,
    business_key, received_at, received_at, received_at, 'RECEIVED', answer, false, is_test);
  insert into hub.message_payload (message_id, received_at, bytes, sha256) values (id, received_at, payload, sha256);
  held := jobs.enqueue(queue, coalesce(business_key, id), jsonb_build_object('messageId', id), null);
  return true;
end
$$;

-- The same states, in less to read: a check is read anew by each statement that inserts.
alter table hub.message
  drop constraint message_state_check,
  add constraint message_state_check check (state = any (
    case direction
      when 'IN' then '{RECEIVED,ROUTED,APPLIED,PARKED,DUPLICATE,REJECTED,TEST}'::text[]
      else '{QUEUED,SENT,ACKNOWLEDGED,REJECTED,OVERDUE,HELD}'::text[]
    end));

-- What is not done with, of which there should be few: one index for all of it, since each has its condition to be read.
drop index hub.message_unapplied, hub.message_parked, hub.message_waiting;
create index message_waiting on hub.message (state, received_at)
  where state in ('RECEIVED', 'ROUTED', 'PARKED', 'QUEUED', 'HELD');
