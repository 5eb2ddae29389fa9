-- What people did under their keys is kept in one place for all subgraphs.
insert into hub.deed (operation, subject, key, input, outcome, done_at)
select operation, subject, key, input,
  case when jsonb_typeof(outcome) = 'string' then jsonb_build_object('commandId', outcome) else outcome end, done_at
from orders.deed;
drop table orders.deed;
