-- The six care funds, simulated: one row per indication (business key), one per reception, one per acknowledgment that the hub took.
create table fund_indication (
  fund            integer not null,
  reference       text not null,
  message_id      text not null,
  digest          text not null,
  hco             text not null,
  vsb_number      text not null,
  valid_from      date not null,
  valid_until     date not null,
  total           numeric not null,
  heavy_care      boolean not null,
  received_at     timestamptz not null,
  primary key (fund, reference)
);

create table fund_reception (
  id          bigint generated always as identity primary key,
  fund        integer not null,
  reference   text,
  message_id  text not null,
  outcome     text not null,
  received_at timestamptz not null
);

create table fund_acknowledgment (
  message_id text primary key,
  fund       integer not null,
  taken_at   timestamptz not null,
  times      integer not null
);
