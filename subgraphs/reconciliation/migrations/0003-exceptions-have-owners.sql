-- Messages go both ways, and partners' documents have numbers.
alter table reconciliation.message
  add column direction text not null default 'IN',
  -- The trading partner's slug; null: a hospital system, or nobody the hub knows.
  add column partner text,
  add column partner_name text,
  add column document_type text,
  add column document_number text,
  add column parent_id text,
  add column duplicate_of text,
  add column interchange_control text,
  add column group_control text,
  add column set_control text,
  add column via text,
  add column times_received integer not null default 1,
  add column code text,
  add column overdue text[] not null default '{}',
  add column route text,
  add column settled_at timestamptz(3),
  add column sent_at timestamptz(3),
  add column acknowledged_at timestamptz(3);
update reconciliation.message set settled_at = received_at;
alter table reconciliation.message alter column settled_at set not null;
alter table reconciliation.message alter column direction drop default, alter column times_received drop default,
  alter column overdue drop default;
drop index reconciliation.message_by_sender;
create index message_by_sender on reconciliation.message (sender, received_at desc, seq desc) where sender is not null;
create index message_by_partner on reconciliation.message (partner, received_at desc) where partner is not null;
create index message_by_number on reconciliation.message (document_number, received_at desc)
  where document_number is not null;
create index message_by_parent on reconciliation.message (parent_id) where parent_id is not null;
create index message_suppliers on reconciliation.message using gin (supplier_ids);

-- Who looks after an exception, by when, and what hangs on it.
alter table reconciliation.supply_exception
  add column partner text,
  add column business_key text,
  -- Whose trouble it is, for the hospital's eyes; what partners may see is in supplier_ids.
  add column supplier_id text,
  add column order_ids text[] not null default '{}',
  -- Set when it opens: a later policy changes no history.
  add column due_at timestamptz(3),
  add column owner text,
  add column owned_at timestamptz(3),
  -- Closed by a person, who said how; it stays closed as long as what is wrong is the same.
  add column resolved_by text,
  add column resolution text,
  add column is_waived boolean not null default false;
update reconciliation.supply_exception set due_at = opened_at + case severity
  when 'CRITICAL' then interval '1 hour' when 'WARNING' then interval '4 hours' else interval '1 day' end;
alter table reconciliation.supply_exception alter column due_at set not null, alter column order_ids drop default,
  alter column is_waived drop default;
drop index reconciliation.supply_exception_by_subject;
create index supply_exception_by_subject on reconciliation.supply_exception (subject)
  where closed_at is null or is_waived;
create index supply_exception_by_due on reconciliation.supply_exception (due_at, id) where closed_at is null;
create index supply_exception_by_message on reconciliation.supply_exception (message_id) where message_id is not null;
create index supply_exception_by_partner on reconciliation.supply_exception (partner) where closed_at is null;

-- What people did about an exception and said of it.
create table reconciliation.exception_note (
  exception_id text not null references reconciliation.supply_exception (id),
  -- Its place among the exception's notes, from 1.
  number integer not null,
  kind text not null check (kind in ('NOTE', 'ASSIGNED', 'GIVEN_BACK', 'RESOLVED')),
  by_whom text not null,
  at timestamptz(3) not null,
  text text,
  primary key (exception_id, number)
);

-- Orders as the events of orders last gave them: what a document about one is worth.
create table reconciliation.purchase_order (
  id text primary key,
  version bigint not null,
  number text not null,
  supplier_id text not null,
  -- Of the lines that were not cancelled; null when they are in several currencies.
  value numeric,
  currency text
);
create index purchase_order_by_number on reconciliation.purchase_order (number);
