-- Rotation of the keys for data at rest: one row each, and how far it is in each column.
create table key_rotation (
  number         bigint generated always as identity primary key,
  state          text not null,
  encryption_key text not null,
  hash_key       text not null,
  started_at     timestamptz not null,
  started_by     text not null,
  finished_at    timestamptz
);
create table key_rotation_progress (
  rotation  bigint not null references key_rotation,
  target    text not null,
  position  text[] not null,
  rewritten bigint not null,
  complete  boolean not null,
  primary key (rotation, target)
);
comment on column key_rotation_progress.position is 'Key of the last row that was written anew; a rotation that was cut off goes on after it.';

-- While keys change, a provider is found under the hash of each key: one row per hash, all with the same id.
alter table provider drop constraint provider_id_key;
create index provider_id on provider (id);
