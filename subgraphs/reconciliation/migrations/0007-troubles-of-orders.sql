-- Trouble with orders names the lines, the cases and the item it is about, and whose it is to deal with.
alter table reconciliation.supply_exception
  -- Cases it endangers, beside case_id and those that rely on its lines.
  add column case_ids text[] not null default '{}',
  -- Empty: its orders as a whole.
  add column order_line_ids text[] not null default '{}',
  add column item_id text,
  -- Null: nobody's in particular.
  add column team text;
alter table reconciliation.supply_exception alter column case_ids drop default, alter column order_line_ids drop default;
create index supply_exception_by_cases on reconciliation.supply_exception using gin (case_ids) where closed_at is null;
create index supply_exception_by_team on reconciliation.supply_exception (team, opened_at desc) where closed_at is null;
