-- A number that the hub meets for the first time may have taken the place of another: the history of numbers is asked about each person
-- once, and two persons that turn out to be one are made one. The row of the other stays as a signpost for the audit.
alter table person add column numbers_asked_at timestamptz;
alter table person add column numbers_ask_after timestamptz not null default '-infinity';
alter table person add column merged_into bigint references person;
alter table person add column merged_at timestamptz;
create index person_numbers_due on person (numbers_ask_after) where numbers_asked_at is null and merged_into is null;
create index person_merged on person (merged_at) where merged_into is not null;
comment on column person.numbers_asked_at is 'When the history of numbers was asked about this person; null: not yet.';
comment on column person.merged_into is 'The person that this one turned out to be; everything about it has moved there.';
