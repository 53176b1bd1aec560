-- Assessments that were closed on the federal platform stand beside ours and are read by the same rules.
alter table assessment add column origin text not null default 'FLEMISH';
alter table assessment add column shared boolean not null default true;
comment on column assessment.origin is 'FLEMISH, or FEDERAL for what came from the other platform.';
comment on column assessment.shared is 'False while the other platform has revoked the sharing: no other organisation sees it.';
create index assessment_closed_day on assessment (origin, ((closed_at at time zone 'Europe/Brussels')::date)) where state = 'CLOSED';

create table federal_inbox (
  message_id  text primary key,
  kind        text not null,
  reference   text not null,
  digest      bytea not null,
  outcome     text not null,
  received_at timestamptz not null
);
comment on table federal_inbox is 'Messages of the federal platform that had their effect; the same id with other content is refused.';

create table federal_arrival (
  reference     text primary key,
  sequence      bigint not null,
  shared        boolean not null,
  identity      bytea,
  registered_at timestamptz
);
comment on table federal_arrival is 'Per assessment of the federal platform the highest sequence number that came; may exist before the assessment itself.';
comment on column federal_arrival.identity is 'Digest of all that can never change; null until the assessment came.';

create table federal_held_back (
  id         bigint generated always as identity primary key,
  message_id text not null unique,
  reason     text not null,
  reference  text not null,
  instrument text not null,
  version    text not null,
  sealed     bytea not null,
  held_at    timestamptz not null,
  decided_at timestamptz,
  decision   text,
  decided_by text
);
comment on table federal_held_back is 'Messages that wait: CONFLICT for an operator, VERSION for a definition. Kept after the decision.';
create index federal_held_back_open on federal_held_back (reason, id) where decided_at is null;

create table assessment_superseded (
  id            bigint generated always as identity primary key,
  assessment_id bigint not null references assessment,
  answers       jsonb not null,
  digest        bytea not null,
  superseded_at timestamptz not null
);
comment on table assessment_superseded is 'Content that an operator has decided to be wrong in favour of a later message about the same assessment.';

create table central_result (
  id          bigint generated always as identity primary key,
  reference   text not null,
  computed_at timestamptz not null,
  results     jsonb not null,
  received_at timestamptz not null
);
create index central_result_reference on central_result (reference, computed_at desc, id desc);
comment on table central_result is 'What the federal side computed; goes before our own computation, which is kept too. May come before the assessment.';

create table federal_sent (
  id          bigint generated always as identity primary key,
  delivery_id bigint not null unique references delivery,
  tx          xid8 not null default pg_current_xact_id()
);
comment on table federal_sent is 'Messages that may have been sent, in an order in which the federal side can ask for what it missed.';
create index federal_sent_order on federal_sent (tx, id);

create table federal_cursor (
  only_row boolean primary key default true check (only_row),
  cursor   text,
  asked_at timestamptz not null
);
comment on table federal_cursor is 'How far what the federal platform has for us was pulled.';
