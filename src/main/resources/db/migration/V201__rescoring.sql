-- Computing the results of a stored population again with other definitions
create table rescoring (
  id          bigint generated always as identity primary key,
  definitions text not null,
  instrument  text,
  version     text,
  started_at  timestamptz not null,
  started_by  text not null,
  rate        integer not null check (rate > 0),
  state       text not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
  total       bigint not null,
  last_id     bigint not null,
  planned_to  bigint not null,
  released_at timestamptz not null,
  ended_at    timestamptz
);
create unique index rescoring_running on rescoring (state) where state = 'RUNNING';
comment on column rescoring.definitions is 'Fingerprint of all definitions of the node that started it; a node with others leaves it alone.';
comment on column rescoring.planned_to is 'Assessments up to this id are in slices; the rest is cut while it runs.';
comment on column rescoring.released_at is 'Up to this moment the allowed rate has been used up.';

create table rescoring_slice (
  id           bigint generated always as identity primary key,
  rescoring_id bigint not null references rescoring,
  from_id      bigint not null,
  to_id        bigint not null,
  size         integer not null,
  announced_at timestamptz not null,
  done_at      timestamptz,
  computed     integer not null default 0,
  unchanged    integer not null default 0,
  failed       integer not null default 0
);
create index rescoring_slice_open on rescoring_slice (rescoring_id, announced_at) where done_at is null;
create index rescoring_slice_done on rescoring_slice (rescoring_id);
comment on table rescoring_slice is 'The truth about what is done; the queue carries slice ids, and losing or doubling one is harmless.';
