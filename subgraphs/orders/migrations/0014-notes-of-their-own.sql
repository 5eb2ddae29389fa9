-- Each note is a row of its own. A note that was there already was left as it was, also while somebody took it: what the later
-- writer knew, and had not committed, was then looked at by nobody.
alter table orders.need_due drop constraint need_due_pkey;
alter table orders.need_due add column seq bigint generated always as identity;
alter table orders.need_due add primary key (item_id, facility_id, seq);
alter table orders.refold_due drop constraint refold_due_pkey;
alter table orders.refold_due add column seq bigint generated always as identity;
alter table orders.refold_due add primary key (order_id, seq);
