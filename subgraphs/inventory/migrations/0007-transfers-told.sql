-- What a transfer's system was told last of it, how often, and when: until it has had time to end what nobody heard the end
-- of, it is looked for and not told again.
alter table inventory.stock_transfer
  add column told_deed text check (told_deed in ('SEND', 'RECEIVE', 'REVERSE')),
  add column told_times integer not null default 0,
  add column told_at timestamptz(3);
-- Those under way when this was added: each may have been told a moment ago.
update inventory.stock_transfer set told_deed = doing, told_times = 1, told_at = claimed_until
  where doing is not null and attempts > 0 and claimed_until is not null;
