-- Takes custody of messages that came, many in one statement and so in one round trip and one commit: locks what may be
-- the same, finds what came before (R69), stores the rest with its bytes and its jobs. What came before under the key and
-- was rejected is not held against it: its sender may be known by now.
--
-- Statement by statement in a loop, each with a plan that is kept: one statement for all took three times as long to begin
-- as all of these take for one message. The plans may be made while the table is empty, hence no scans.
create function hub.keep_arrivals(arrivals jsonb, payloads bytea, queue text)
  returns table (place integer, earlier_id text, answer bytea, is_reused boolean)
  language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  given record;
  before record;
  keys text[] := '{}';
  data jsonb[] := '{}';
  of_duplicates bytea;
  of_content bytea;
begin
  if jsonb_array_length(arrivals) = 1 then
    perform pg_advisory_xact_lock((arrivals -> 0 ->> 'lock')::bigint);
  else
    perform pg_advisory_xact_lock(key) from (
      select (arrival ->> 'lock')::bigint as key from jsonb_array_elements(arrivals) as arrival order by 1) as ordered;
  end if;
  for given in
    select * from jsonb_to_recordset(arrivals) as given(
      place integer, id text, sender text, sender_name text, message_code text, trigger_event text, control_id text,
      duplicate_key text, content_hash text, business_key text, received_at timestamptz, since timestamptz,
      is_test boolean, answer text, start_at integer, length integer, sha256 text)
  loop
    of_duplicates := decode(given.duplicate_key, 'hex');
    of_content := decode(given.content_hash, 'hex');
    -- A statement of its own: it must see what was committed before the lock was had. The same before any other.
    select message.id, message.answer, message.content_hash = of_content as is_same into before
    from hub.message
    where message.duplicate_key = of_duplicates and message.received_at >= given.since and message.state <> 'REJECTED'
    order by message.content_hash = of_content desc, message.received_at desc limit 1;
    place := given.place;
    if before.is_same then
      update hub.message set times_received = times_received + 1,
        last_received_at = greatest(last_received_at, given.received_at)
      where id = before.id;
      earlier_id := before.id;
      answer := before.answer;
      is_reused := false;
    else
      earlier_id := null;
      answer := null;
      is_reused := before.id is not null;
      insert into hub.message (
        id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key, content_hash,
        business_key, received_at, last_received_at, state_at, state, answer, is_control_id_reused, is_test
      ) values (
        given.id, given.sender, given.sender_name, 'hl7v2', given.message_code, given.trigger_event, given.control_id,
        of_duplicates, of_content, given.business_key, given.received_at, given.received_at, given.received_at,
        'RECEIVED', decode(given.answer, 'base64'), is_reused, given.is_test
      );
      insert into hub.message_payload (message_id, received_at, bytes, sha256)
      values (given.id, given.received_at, substring(payloads from given.start_at for given.length),
        decode(given.sha256, 'hex'));
      keys := keys || coalesce(given.business_key, given.id);
      data := data || jsonb_build_object('messageId', given.id);
    end if;
    return next;
  end loop;
  if cardinality(keys) > 0 then
    perform jobs.enqueue_all(queue, keys, data);
  end if;
end
$$;
