create table sample.shelf (
  id text primary key,
  system text not null,
  source_key text[] not null,
  state jsonb not null,
  shape integer not null,
  state_hash text not null,
  version bigint not null,
  as_of timestamptz(3) not null,
  feed text,
  is_gone boolean not null default false,
  facility_ids text[],
  supplier_ids text[] not null,
  label text not null
);
