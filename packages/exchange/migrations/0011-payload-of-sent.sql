-- What is sent keeps its bytes by when they were made, which may be more than once (R45): a person is shown the last.
create or replace function hub.read_payload(message text, reader text, moment timestamptz)
  returns table (bytes bytea, sha256 bytea)
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  return query
    select case when held.start_at is null then payload.bytes
        else substring(payload.bytes from held.start_at + 1 for held.end_at - held.start_at) end,
      payload.sha256
    from hub.message as held
    join hub.message_payload as payload
      on payload.message_id = coalesce(held.parent_id, held.id)
      and payload.received_at = coalesce(held.rendered_at, held.received_at)
    where held.id = message;
  if found then
    insert into hub.audit_entry (at, actor, action, subject, reason, before, after, message_id, facility_ids, supplier_ids)
    select moment, reader, 'payload-read', held.id, 'Shown to who asked for it.', null, null, held.id,
      case when held.facility_id is null then '{}'::text[] else array[held.facility_id] end, '{}'
    from hub.message as held where held.id = message;
  end if;
end
$$;
