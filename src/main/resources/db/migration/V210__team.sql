-- Teams with a coordinator. An invitation and, once accepted, its part assessment are one row; the part's modules are a draft of that id.
create table invitation (
  id             bigint primary key,
  reference      text not null unique,
  assessment_id  bigint not null references assessment,
  organisation   text not null,
  modules        text not null,
  state          text not null,
  sealed         bytea not null,
  sent_at        timestamptz not null,
  expiry_date    date not null,
  answered_at    timestamptz,
  main_closed_on date,
  part_state     text,
  participant    bigint,
  finished_at    timestamptz
);
comment on column invitation.sealed is 'Names, remark, e-mail address and telephone number, sealed.';
create index invitation_assessment on invitation (assessment_id, id);
create index invitation_listed on invitation (organisation, id desc) where state in ('PENDING', 'ACCEPTED', 'EXPIRED', 'GREYED');
create index invitation_pending on invitation (expiry_date) where state in ('PENDING', 'EXPIRED');
create index invitation_greyed on invitation (main_closed_on) where state = 'GREYED';
create index invitation_in_progress on invitation (expiry_date) where part_state = 'IN_PROGRESS';
create index invitation_of_open on invitation (assessment_id) where main_closed_on is null;

create table confirmation (
  assessment_id bigint primary key references assessment,
  sealed        bytea not null
);
comment on table confirmation is 'Which suggestions of the parts the coordinator has confirmed; ends with the close.';

create index assessment_coordinated on assessment (organisation, coordinator, id desc)
  where state in ('PLANNED', 'DRAFT') and coordinator is not null;
