-- The clients of an organisation beside those that it assessed, and what each user has seen of them.
create table client (
  organisation text not null,
  person_id    bigint not null references person,
  added_by     bigint not null,
  added_at     timestamptz not null,
  primary key (organisation, person_id)
);
create table client_seen (
  organisation text not null,
  provider_id  bigint not null,
  person_id    bigint not null references person,
  seen_at      timestamptz not null,
  primary key (organisation, provider_id, person_id)
);
comment on table client_seen is 'When a user last opened the list of a client; what was closed later is new to that user.';
create index assessment_client on assessment (organisation, person_id);

-- Events of the digital platform: each has its effect once.
create table told_event (
  sender   text not null,
  event_id text not null,
  digest   bytea not null,
  told_at  timestamptz not null,
  primary key (sender, event_id)
);

-- Disputes: scope fixed at the opening; what was consulted says when.
create table dispute (
  id            bigint generated always as identity primary key,
  organisation  text not null,
  provider_id   bigint not null,
  provider_name text not null,
  person_id     bigint not null references person,
  reasons       text[] not null,
  opened_at     timestamptz not null
);
create index dispute_organisation on dispute (organisation, id desc);
create table dispute_scope (
  dispute_id    bigint not null references dispute,
  assessment_id bigint not null references assessment,
  consulted_at  timestamptz,
  primary key (dispute_id, assessment_id)
);
