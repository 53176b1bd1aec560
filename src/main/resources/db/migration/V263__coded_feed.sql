-- In which order assessments were closed, for whoever fetches them from a cursor on. Those of before come first, in the order of their ids;
-- a constant first and the function afterwards, so that no stored row is written anew.
alter table assessment_snapshot add column closed_tx xid8 not null default '0';
alter table assessment_snapshot alter column closed_tx set default pg_current_xact_id();
comment on column assessment_snapshot.closed_tx is 'The closing transaction: below the oldest one still running, no more rows can appear.';
create index assessment_snapshot_closed on assessment_snapshot (closed_tx, assessment_id);
