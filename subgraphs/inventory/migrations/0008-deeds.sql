-- What people did under their keys is kept in one place for all subgraphs.
insert into hub.deed (operation, subject, key, input, outcome, done_at)
select operation, subject, key, input, jsonb_build_object('id', outcome_id), done_at from inventory.deed;
drop table inventory.deed;
