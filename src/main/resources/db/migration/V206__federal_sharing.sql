-- Copies at the federal side stand on the consent of a person, which can be withdrawn and given again.
create table federal_copy (
  assessment_id bigint primary key references assessment,
  person_id     bigint not null references person,
  sequence      integer not null,
  state         text not null,
  checks        integer not null default 0,
  next_check_at timestamptz not null
);
comment on table federal_copy is 'One row from the moment on in which a copy may have been sent: SHARED, or WITHDRAWN after a revocation followed it.';
comment on column federal_copy.sequence is 'Number of the last message about the assessment to the federal side.';
create index federal_copy_due on federal_copy (next_check_at);
create index federal_copy_person on federal_copy (person_id);

create table federal_message (
  delivery_id bigint primary key references delivery,
  kind        text not null,
  sequence    integer not null,
  caused_at   timestamptz not null
);
comment on table federal_message is 'Deliveries of the federal leg that are not the first copy: REVOCATION, or COPY_AGAIN after a new consent.';

-- what was sent before this table came
insert into federal_copy (assessment_id, person_id, sequence, state, next_check_at)
select distinct on (d.assessment_id) d.assessment_id, d.lane, a.federal_sequence, 'SHARED', now()
from delivery d join assessment a on a.id = d.assessment_id
where d.leg = 'FEDERAL' and (d.state = 'ACKED' or d.attempts > 0)
on conflict do nothing;
