-- Exports of organisations: asked for, made client by client, kept for a week.
create table organisation_export (
  id                bigint generated always as identity primary key,
  organisation      text not null,
  report            text not null,
  state             text not null,
  sealed            bytea not null,
  requested_by_name text not null,
  request_id        text not null,
  code              text,
  requested_at      timestamptz not null,
  announced_at      timestamptz not null,
  finished_at       timestamptz,
  lapses_at         timestamptz,
  give_up_at        timestamptz not null,
  done_to           bigint not null default 0,
  parts             integer not null default 0,
  size              bigint not null default 0
);
comment on column organisation_export.sealed is 'Who asked, in which role and with which software: admitted anew when it is made.';
comment on column organisation_export.done_to is 'Internal id of the last client whose lines are in the parts: whoever goes on, goes on from here.';
create index organisation_export_list on organisation_export (organisation, id desc);
create index organisation_export_open on organisation_export (announced_at) where state = 'REQUESTED';
create index organisation_export_lapsing on organisation_export (lapses_at) where state = 'SUCCESSFUL';

create table organisation_export_part (
  export_id bigint not null references organisation_export,
  number    integer not null,
  sealed    bytea not null,
  primary key (export_id, number)
);
comment on table organisation_export_part is 'The file in pieces; they go when the export lapses or fails.';
-- what is encrypted cannot be compressed
alter table organisation_export_part alter column sealed set storage external;
