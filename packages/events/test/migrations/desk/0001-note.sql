-- No uniqueness: a second effect must show.
create table desk.note (
  place bigint generated always as identity,
  consumer text not null,
  thing text not null,
  version bigint not null
);
create table desk.promise (id text primary key, kept_by text references desk.promise deferrable initially deferred);
