-- Takes custody of messages that came, many in one statement and so in one round trip and one commit: locks what may be
-- the same, finds what came before (R69), stores the rest with its bytes and its jobs. What came before under the key and
-- was rejected is not held against it: its sender may be known by now.
--
-- Each step is one statement for all of them, with a plan that is kept: to begin a statement costs more than what it does
-- for a message. One statement for all steps took three times as long to begin as these do. The plans may be made while
-- the table is empty, hence no scans. A function's rows come in their order, so rows and jobs have that of the arrivals.
--
-- @returns what came before under the key of an arrival: `is_same`, or with other content; null, as nearly always, for none
create function hub.keep_arrivals(given_arrivals text, payloads bytea, queue text) returns jsonb
  language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  arrivals jsonb := given_arrivals::jsonb;
  before jsonb;
  -- Nothing. But what is assigned begins no statement of its own, as what is performed does.
  held text;
begin
  if jsonb_array_length(arrivals) = 1 then
    held := pg_advisory_xact_lock((arrivals -> 0 ->> 'lock')::bigint);
  else
    perform pg_advisory_xact_lock(key) from (
      select (arrival ->> 'lock')::bigint as key from jsonb_array_elements(arrivals) as arrival order by 1) as ordered;
  end if;
  -- A statement of its own: it must see what was committed before the locks were had. The same before any other.
  select jsonb_agg(jsonb_build_object('place', given.place, 'id', earlier.id, 'is_same', earlier.is_same,
      'answer', case when earlier.is_same then encode(earlier.answer, 'base64') end)) into before
  from jsonb_to_recordset(arrivals) as given(place integer, duplicate_key bytea, content_hash bytea, since timestamptz)
  cross join lateral (
    select message.id, message.answer, message.content_hash = given.content_hash as is_same
    from hub.message
    where message.duplicate_key = given.duplicate_key and message.received_at >= given.since
      and message.state <> 'REJECTED'
    order by message.content_hash = given.content_hash desc, message.received_at desc limit 1
  ) as earlier;
  if before is not null then
    update hub.message set times_received = times_received + 1,
      last_received_at = greatest(last_received_at, (arrivals -> same.place ->> 'received_at')::timestamptz)
    from jsonb_to_recordset(before) as same(place integer, id text, is_same boolean)
    where message.id = same.id and same.is_same;
    select jsonb_agg(arrival || jsonb_build_object('is_reused', earlier.id is not null) order by ordinality) into arrivals
    from jsonb_array_elements(arrivals) with ordinality as given(arrival, ordinality)
    left join jsonb_to_recordset(before) as earlier(place integer, id text, is_same boolean)
      on earlier.place = ordinality - 1
    where earlier.is_same is not true;
    if arrivals is null then
      return before;
    end if;
  end if;
  insert into hub.message (
    id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key, content_hash,
    business_key, received_at, last_received_at, state_at, state, answer, is_control_id_reused, is_test
  )
  select id, sender, sender_name, 'hl7v2', message_code, trigger_event, control_id, duplicate_key, content_hash,
    business_key, received_at, received_at, received_at, 'RECEIVED', answer, coalesce(is_reused, false), is_test
  from jsonb_to_recordset(arrivals) as given(
    id text, sender text, sender_name text, message_code text, trigger_event text, control_id text, duplicate_key bytea,
    content_hash bytea, business_key text, received_at timestamptz, is_test boolean, answer bytea, is_reused boolean);
  insert into hub.message_payload (message_id, received_at, bytes, sha256)
  select id, received_at, substring(payloads from start_at for length), sha256
  from jsonb_to_recordset(arrivals) as given(
    id text, received_at timestamptz, start_at integer, length integer, sha256 bytea);
  perform jobs.enqueue_all(queue, array_agg(coalesce(business_key, id)), array_agg(jsonb_build_object('messageId', id)))
  from jsonb_to_recordset(arrivals) as given(id text, business_key text);
  return before;
end
$$;
