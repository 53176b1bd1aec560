-- A draft is an assessment's or a part's: both take their ids from assessment_seq.
alter table draft_module drop constraint draft_module_assessment_id_fkey;
alter table draft_module rename column assessment_id to draft_id;
alter table draft_module add column saved_by text;
alter table draft_module add column saved_at timestamptz;
alter table draft_module add column assigned_to bigint;
alter table draft_module add column assigned_name text;
alter table draft_module add column assigned_since timestamptz;
comment on column draft_module.assigned_to is 'Team without coordinator: the provider who has this module.';

-- What the sweep looks for; closed assessments are not in them.
create index assessment_unfinished on assessment (expiry_date) where state in ('PLANNED', 'DRAFT');
create index assessment_planned on assessment (start_date) where state = 'PLANNED';
create index assessment_expired on assessment (expiry_date) where state = 'EXPIRED';
