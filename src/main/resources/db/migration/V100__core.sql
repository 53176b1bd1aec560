-- Persons. A national number can be replaced, so it is a dated attribute: encrypted, found by a keyed hash.
create sequence person_seq increment 50;
create table person (
  id            bigint primary key,
  created_at    timestamptz not null,
  deceased_on   date,
  lane_sequence bigint not null default 0
);
comment on column person.lane_sequence is 'Last sequence given to a delivery about this person; given under the lock of this row.';

create table person_number (
  hash       text primary key,
  person_id  bigint not null references person,
  sealed     bytea not null,
  valid_from timestamptz not null,
  valid_to   timestamptz
);
create index person_number_person on person_number (person_id);

-- Organisations and the people who work there enter by file; one row per organisation, the newest import stands.
create table organisation (
  id          bigint generated always as identity primary key,
  hco         text not null unique,
  content     bytea not null,
  imported_at timestamptz not null,
  imported_by text not null
);
comment on column organisation.content is 'The entry of the file, sealed: it names users by national number.';
create table directory_version (only_row boolean primary key default true check (only_row), version bigint not null);
insert into directory_version values (true, 0);

create sequence provider_seq increment 1;
create table provider (
  hash      text primary key,
  id        bigint not null unique default nextval('provider_seq'),
  sealed    bytea not null
);
comment on table provider is 'Care providers who act: internal id, keyed hash and sealed national number.';

-- Assessments
create sequence assessment_seq increment 50;
create table assessment (
  id               bigint primary key,
  reference        text not null unique,
  person_id        bigint not null references person,
  organisation     text not null,
  instrument       text not null,
  version          text not null,
  coordination     text not null,
  state            text not null,
  creation_date    date not null,
  start_date       date not null,
  reference_date   date not null,
  expiry_date      date not null,
  started_by       bigint not null,
  started_by_name  text not null,
  started_at       timestamptz not null,
  coordinator      bigint,
  closed_by        bigint,
  closed_by_name   text,
  closed_by_role   text,
  closed_at        timestamptz,
  closing_date     date,
  digest           bytea,
  federal_sequence integer not null default 0,
  billed           boolean not null default false,
  vsb_number       text,
  validity_months  integer,
  valid_until      date,
  billing_reason   text,
  software         text not null,
  results_pending  boolean not null default false
);
create index assessment_results_pending on assessment (id) where results_pending;
create index assessment_person on assessment (person_id, id desc);
create index assessment_open on assessment (organisation, expiry_date) where state in ('PLANNED', 'DRAFT');

create table draft_module (
  assessment_id bigint not null references assessment,
  module        text not null,
  sealed        bytea not null,
  version       integer not null,
  lease_holder  bigint,
  lease_name    text,
  leased_since  timestamptz,
  leased_until  timestamptz,
  primary key (assessment_id, module)
);

create table assessment_snapshot (
  assessment_id bigint primary key references assessment,
  answers       jsonb not null,
  comments      bytea,
  digest        bytea not null
);
comment on table assessment_snapshot is 'Immutable content at the close. Answers without comments; comments sealed.';

create sequence result_seq increment 50;
create table result_set (
  id            bigint primary key,
  assessment_id bigint not null references assessment,
  computed_at   timestamptz not null,
  definitions   text not null,
  results       jsonb not null
);
create index result_set_assessment on result_set (assessment_id, id desc);
comment on table result_set is 'One computation; a recomputation adds a row and overwrites nothing.';

-- The same request again gets the same stored answer
create table request (
  organisation text not null,
  request_id   text not null,
  operation    text not null,
  digest       bytea not null,
  answer       bytea not null,
  answered_at  timestamptz not null,
  primary key (organisation, request_id)
);

-- Message security: what was accepted is not accepted again
create table replay_guard (
  created_on date not null,
  key        bytea not null,
  primary key (created_on, key)
) partition by range (created_on);
create table replay_guard_default partition of replay_guard default;

-- Delivery: one row per leg of a closed assessment
create sequence delivery_seq increment 50;
create table delivery (
  id              bigint primary key,
  leg             text not null,
  partner         text,
  lane            bigint not null,
  sequence        bigint not null,
  assessment_id   bigint not null references assessment,
  state           text not null,
  reason          text,
  attempts        integer not null default 0,
  created_at      timestamptz not null,
  waiting_since   timestamptz not null,
  next_attempt_at timestamptz not null,
  announced_at    timestamptz,
  claimed_by      text,
  claimed_until   timestamptz,
  message_id      text,
  acknowledged_at timestamptz
);
create index delivery_lane on delivery (leg, lane, sequence) where state in ('QUEUED', 'SENDING', 'SENT', 'HELD', 'PARKED');
create index delivery_due on delivery (leg, next_attempt_at) where state in ('QUEUED', 'SENDING', 'HELD');
create index delivery_assessment on delivery (assessment_id);
create unique index delivery_message on delivery (message_id) where message_id is not null;
create index delivery_parked on delivery (id) where state = 'PARKED';

create table delivery_payload (
  delivery_id bigint primary key references delivery,
  sealed      bytea not null,
  rendered_at timestamptz not null
);

create table delivery_attempt (
  id          bigint generated always as identity primary key,
  delivery_id bigint not null references delivery,
  at          timestamptz not null,
  outcome     text not null,
  code        text,
  millis      integer not null
);
create index delivery_attempt_delivery on delivery_attempt (delivery_id, id);

-- Audit: append-only rows, chained in sealed batches
create sequence audit_seq increment 50;
create table audit_event (
  id           bigint not null,
  at           timestamptz not null,
  action       text not null,
  outcome      text not null,
  code         text,
  organisation text,
  provider_id  bigint,
  role         text,
  person_id    bigint,
  reference    text,
  request_id   text,
  correlation  text not null,
  details      text not null,
  hash         bytea not null,
  tx           xid8 not null default pg_current_xact_id(),
  primary key (at, id)
) partition by range (at);
create table audit_event_default partition of audit_event default;

create index audit_event_tx on audit_event (tx);
comment on column audit_event.tx is 'The writing transaction: below the oldest one still running, no more rows can appear, so a seal is final.';

create table audit_seal (
  number     bigint primary key,
  sealed_at  timestamptz not null,
  from_tx    xid8 not null,
  below_tx   xid8 not null,
  row_count  integer not null,
  previous   bytea not null,
  hash       bytea not null
);
comment on table audit_seal is 'Chain of sealed batches: hash over the previous hash, the range of transactions and the row hashes in order of id.';
