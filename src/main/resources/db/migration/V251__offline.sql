-- What was filled in without a network.
create table offline_upload (
  id           bigint generated always as identity primary key,
  organisation text not null,
  file_name    text not null,
  sha256       bytea not null,
  sealed       bytea not null,
  items        integer not null,
  received_at  timestamptz not null,
  announced_at timestamptz not null,
  done_at      timestamptz,
  unique (organisation, sha256)
);
comment on table offline_upload is 'A file that was verified whole. The same file again is the same upload.';
comment on column offline_upload.sealed is 'Who uploaded it, in which role and with which software.';
create index offline_upload_open on offline_upload (announced_at) where done_at is null;

create table offline_line (
  upload_id bigint not null references offline_upload,
  position  integer not null,
  item_id   text not null,
  sealed    bytea not null,
  state     text not null,
  reference text,
  code      text,
  places    text,
  primary key (upload_id, position)
);
comment on table offline_line is 'An item of a file: STORED until it is processed, then UPLOADED or ERROR, and its content goes.';
create index offline_line_stored on offline_line (upload_id, position) where state = 'STORED';

create table offline_item (
  item_id      text primary key,
  organisation text not null,
  reference    text not null,
  uploaded_at  timestamptz not null
);
comment on table offline_item is 'Items that became an assessment; the same item again gets the same reference number (R7.19).';
