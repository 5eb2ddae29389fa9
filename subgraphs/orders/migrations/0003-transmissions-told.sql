-- What becomes of sending an order is told to others, so it has versions; and one that is no longer to be sent keeps them.
alter table orders.transmission
  add column order_number text not null default '',
  add column supplier_id text not null default '',
  add column facility_id text,
  add column version bigint not null default 1,
  drop constraint transmission_check,
  add constraint transmission_either check (message_id is null or (reason is null and remedy is null));
alter table orders.transmission alter column order_number drop default, alter column supplier_id drop default;
