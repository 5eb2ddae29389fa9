create table procedures.surgical_case (
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
  number text not null,
  facility_id text,
  scheduled_at timestamptz(3) not null,
  status text not null
);
create index surgical_case_by_time on procedures.surgical_case (scheduled_at, id) where not is_gone;
create index surgical_case_by_facility on procedures.surgical_case (facility_id, scheduled_at, id) where not is_gone;
create index surgical_case_by_number on procedures.surgical_case (number, facility_id);
create index surgical_case_facilities on procedures.surgical_case using gin (facility_ids);
