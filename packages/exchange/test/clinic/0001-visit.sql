-- What the probe receiver keeps: a stand-in for a subgraph.
create table clinic.visit (id text primary key, times integer not null, last_control_id text not null);
create table clinic.applied (seq bigint generated always as identity, message_id text not null, control_id text not null);
