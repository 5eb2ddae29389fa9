-- What people did under their keys is kept in one place for all subgraphs.
insert into hub.deed (operation, subject, key, input, outcome, done_at)
select operation, subject, key, input, coalesce(outcome, '{"isDone": true}'), done_at from reconciliation.deed;
drop table reconciliation.deed;
