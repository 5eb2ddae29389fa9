-- What people did once, by the key they did it under (R35): who sends it again gets what came of it the first time.
create table hub.deed (
  operation text not null,
  -- Who did it: another person's key is another key.
  subject text not null,
  key text not null,
  input jsonb not null,
  -- Null while it is being done.
  outcome jsonb,
  done_at timestamptz(3) not null,
  primary key (operation, subject, key)
);
grant select, insert, update, delete on hub.deed to hub_subgraph;
