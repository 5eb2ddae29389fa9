-- Who changed what, why, and from what to what. Rows are only ever added; a moment later each is chained to the one
-- before it, so that nothing can be altered, taken out or slipped in without the chain telling.

create table hub.audit_entry (
  seq bigint generated always as identity primary key,
  at timestamptz(3) not null,
  -- A token's subject, `system:<id>` for what a system said, `partner:<slug>` for what a partner sent, or `hub`.
  actor text not null,
  action text not null,
  -- The hub's id of what was changed.
  subject text not null,
  reason text not null,
  -- The parts that differ. Null before: it was not there; null after: it is no more.
  before jsonb,
  after jsonb,
  -- The message that brought it about; null: none did.
  message_id text,
  -- Who may see it, as everywhere: null is master data, empty what belongs to no one place.
  facility_ids text[],
  supplier_ids text[] not null,
  -- The place in the chain, from 1 without gaps, and SHA-256 over the entry and the hash before it.
  position bigint unique,
  hash bytea,
  check ((position is null) = (hash is null))
);
create index audit_entry_unchained on hub.audit_entry (seq) where position is null;
create index audit_entry_of_subject on hub.audit_entry (subject, seq);
create index audit_entry_of_actor on hub.audit_entry (actor, seq);

create function hub.keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.position is null
    and (to_jsonb(new) - 'position' - 'hash') = (to_jsonb(old) - 'position' - 'hash') then
    return new;
  end if;
  raise exception 'An audit entry is never changed or removed.';
end
$$;
create trigger audit_entry_is_kept before update or delete on hub.audit_entry
  for each row execute function hub.keep_audit();
create trigger audit_entry_is_not_emptied before truncate on hub.audit_entry
  for each statement execute function hub.keep_audit();

create function hub.audit_added() returns trigger language plpgsql as $$
begin
  perform pg_notify('hub_audit', '');
  return null;
end
$$;
create trigger audit_entry_added after insert on hub.audit_entry
  for each statement execute function hub.audit_added();

-- Whoever makes a change writes its entry; the chain is the hub's own.
grant select on hub.audit_entry to hub_subgraph;
grant insert (at, actor, action, subject, reason, before, after, message_id, facility_ids, supplier_ids)
  on hub.audit_entry to hub_subgraph;
