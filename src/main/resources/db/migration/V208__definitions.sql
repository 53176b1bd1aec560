-- What each version of each definition said when it was first used here
create table definition_version (
  name       text primary key,
  sha256     text not null,
  first_used timestamptz not null default now()
);
comment on table definition_version is 'Instruments, scales, rules and roles; stored results name them, so a version never changes its content.';
