-- A message's bytes for a person who may see what they hold; that they were read is kept. The subgraph that shows them
-- is granted this by its own migrations, and nobody else is.
create function hub.read_payload(message text, reader text, moment timestamptz)
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
      on payload.message_id = coalesce(held.parent_id, held.id) and payload.received_at = held.received_at
    where held.id = message;
  if found then
    insert into hub.audit_entry (at, actor, action, subject, reason, before, after, message_id, facility_ids, supplier_ids)
    select moment, reader, 'payload-read', held.id, 'Shown to who asked for it.', null, null, held.id,
      case when held.facility_id is null then '{}'::text[] else array[held.facility_id] end, '{}'
    from hub.message as held where held.id = message;
  end if;
end
$$;
revoke execute on function hub.read_payload(text, text, timestamptz) from public;

-- How well a partner can be reached is part of its health.
grant select on hub.partner_line to hub_subgraph;
