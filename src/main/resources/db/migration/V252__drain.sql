-- How fast what has waited goes out, where an operator decided; otherwise as configured.
create table drain_rate (
  leg        text primary key,
  per_second integer not null,
  set_by     text not null,
  set_at     timestamptz not null
);
create index delivery_acknowledged on delivery (leg, acknowledged_at) where state = 'ACKED';
