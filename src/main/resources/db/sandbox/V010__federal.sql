-- The federal database, simulated: one row per registered assessment, one per message received.
create table federal_registration (
  reference          text primary key,
  registration_id    text not null unique,
  sequence           bigint not null,
  digest             text not null,
  shared             boolean not null,
  instrument         text not null,
  instrument_version text not null,
  nihii              text not null,
  answers            integer not null,
  registered_at      timestamptz not null
);

-- A revocation may arrive before its assessment and then applies on arrival (R7.06).
create table federal_revocation (
  reference text primary key,
  sequence  bigint not null
);

create table federal_reception (
  id          bigint generated always as identity primary key,
  reference   text not null,
  sequence    bigint not null,
  outcome     text not null,
  received_at timestamptz not null
);

create index federal_reception_reference on federal_reception (reference);

-- Instrument versions that an operator of the sandbox has taken away; all others are known.
create table federal_unknown_version (
  instrument text not null,
  version    text not null,
  primary key (instrument, version)
);
