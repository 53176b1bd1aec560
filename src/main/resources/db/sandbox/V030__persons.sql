-- How many fictional persons were given out; one row.
create table person_counter (
  given bigint not null
);

insert into person_counter (given) values (0);
