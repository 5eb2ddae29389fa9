-- As before; but what has no business key has no order to keep and takes no lock: a file of thousands of groups queues a 997
-- for each, and there is room for so many locks only.
create or replace function hub.queue_message(message jsonb, segments jsonb) returns setof hub.message
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
  if given.business_key is not null then
    perform pg_advisory_xact_lock(hashtextextended('hub.queue_message ' || given.partner || ' ' || given.business_key, 0));
  end if;
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
