-- Rises whenever an exception is told of.
alter table reconciliation.supply_exception add column version bigint not null default 0;
