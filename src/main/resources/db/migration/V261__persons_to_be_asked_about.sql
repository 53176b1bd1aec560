-- The newest persons are asked about first: in the order of the index, however many wait.
create index person_numbers_waiting on person (numbers_ask_after, id desc) where numbers_asked_at is null and merged_into is null;
drop index person_numbers_due;
