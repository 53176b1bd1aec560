-- What the simulated basic services know of persons, and who asked them.

create table consent (
  id         bigint generated always as identity primary key,
  insz       text not null,
  signed_on  date not null,
  revoked_on date
);
-- one general consent per person at a time
create unique index consent_active on consent (insz) where revoked_on is null;

create table therapeutic_link (
  id                bigint generated always as identity primary key,
  insz              text        not null,
  professional_insz text        not null,
  nihii             text        not null,
  category          text        not null,
  type              text        not null,
  from_day          date        not null,
  through_day       date,
  proof             text        not null,
  recorded_at       timestamptz not null,
  revoked_at        timestamptz
);
create index therapeutic_link_pair on therapeutic_link (insz, professional_insz);

create table care_relation (
  id            text primary key,
  insz          text        not null,
  hco           text        not null,
  kind          text        not null,
  from_day      date        not null,
  through_day   date,
  ended_on      date,
  resident      boolean     not null,
  registered_by text,
  registered_at timestamptz not null
);
create index care_relation_pair on care_relation (insz, hco);

create table membership (
  id          bigint generated always as identity primary key,
  insz        text    not null,
  fund        integer not null,
  type        text    not null,
  from_day    date    not null,
  through_day date
);
create index membership_person on membership (insz);

create table insurance_exclusion (
  insz   text primary key,
  reason text not null
);

-- every question, by its request id; a repeated id is counted, not refused: the real services do not look at it either
create table ehealth_call (
  id         bigint generated always as identity primary key,
  service    text        not null,
  operation  text        not null,
  request_id text        not null,
  at         timestamptz not null,
  codes      text        not null
);
create index ehealth_call_service on ehealth_call (service, operation);
