-- A user is told of what is new since he looked, and what was closed elsewhere or without a network becomes known here later than it was closed.
alter table assessment_snapshot add column stored_at timestamptz;
alter table assessment_snapshot alter column stored_at set default now();
comment on column assessment_snapshot.stored_at is 'Since when it is known here; null for what was stored before this column, and known when it was closed.';
