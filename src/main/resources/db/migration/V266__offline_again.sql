-- The same file may come again after an error, with what was missing: its items are taken again for whoever sends it then. An item that
-- failed by no fault of its own is tried again.
alter table offline_line add column sender bytea;
alter table offline_upload add column tries integer not null default 0;
comment on column offline_line.sender is 'Who sent the item again after an error, in which role and with what added; null: who uploaded the file. Goes with the content.';
comment on table offline_line is 'An item of a file: STORED until it is processed, then UPLOADED or ERROR, and its content goes. ERROR is STORED again when the file comes again.';
comment on column offline_upload.tries is 'How often all of it was tried and something was left that failed by no fault of its own.';
