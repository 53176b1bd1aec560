-- The federal platform has assessments, teams and messages of its own.
alter table federal_registration add column closed_at timestamptz not null default now();
alter table federal_registration alter column closed_at drop default;

create table federal_own (
  reference text primary key,
  sequence  bigint not null,
  shared    boolean not null,
  digest    text not null,
  closed_at timestamptz not null,
  payload   text not null
);
comment on table federal_own is 'What was closed on the federal side, as it was told last.';

create table federal_outbox (
  position   bigint generated always as identity primary key,
  message_id text not null unique,
  reference  text not null,
  payload    text not null,
  outcome    text
);
comment on column federal_outbox.outcome is 'What the hub answered; null while it has not.';
create index federal_outbox_waiting on federal_outbox (position) where outcome is null;

create table federal_letter (
  message_id  text primary key,
  kind        text not null,
  reference   text not null,
  sequence    bigint not null,
  payload     text not null,
  receptions  integer not null default 1,
  received_at timestamptz not null
);
comment on table federal_letter is 'What the hub told about teams across both platforms.';
create index federal_letter_reference on federal_letter (reference, sequence);
