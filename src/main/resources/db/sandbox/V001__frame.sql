-- The ledgers of the simulated partners live in this schema, each in tables of its own part; this one keeps what an operator
-- of the sandbox has set and what must outlive a restart.
create table setting (
  name  text primary key,
  value text not null
);
