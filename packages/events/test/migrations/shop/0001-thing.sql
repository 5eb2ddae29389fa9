create table shop.thing (id text primary key, version bigint not null);
