-- Which registers have been given the organisations and users of the scenarios.
create table filled_register (name text primary key);
