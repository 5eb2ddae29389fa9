-- A command that its system fails at again and again holds what is asked of the same thing, and nothing else.
alter table hub.command
  -- When it was begun first; null: it was not.
  add column begun_at timestamptz(3),
  -- Since when it counts as stuck: what waits behind it under other keys goes on. It is tried for ever all the same.
  add column stuck_since timestamptz(3),
  -- A person wants it back: it is withdrawn when its turn is, and not carried out.
  add column is_to_withdraw boolean not null default false;
update hub.command set begun_at = asked_at where attempts > 0 and ended_at is null;
