create table caller.nothing (id int primary key);
