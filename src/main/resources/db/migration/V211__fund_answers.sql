-- What a partner's business decided about a delivered message; append-only. One row per answer, and one for a term that ran out.
create table delivery_answer (
  id           bigint generated always as identity primary key,
  delivery_id  bigint not null references delivery,
  message_id   text not null unique,
  status       text not null check (status in ('ACCEPTED', 'PENDING', 'REFUSED')),
  codes        text not null,
  file_number  text,
  by_term      boolean not null,
  decided_at   timestamptz not null,
  received_at  timestamptz not null
);
create index delivery_answer_delivery on delivery_answer (delivery_id, id);
create index delivery_answer_pending on delivery_answer (decided_at, delivery_id) where status = 'PENDING';
comment on column delivery_answer.message_id is 'The message that carried the answer, or term-ID of a delivery whose partner let the term of a pending answer run out.';

-- Changes of care fund as the central application told them; older ones stay as history.
create table fund_change (
  id           bigint generated always as identity primary key,
  person_id    bigint not null references person,
  from_fund    integer not null,
  to_fund      integer,
  effective_on date not null,
  reason       text not null,
  source_time  timestamptz not null,
  message_id   text not null unique,
  received_at  timestamptz not null
);
create index fund_change_person on fund_change (person_id, source_time desc);
create index fund_change_to on fund_change (to_fund, person_id);

create index assessment_billed on assessment (organisation, closing_date, id) where billed;
create index delivery_indication on delivery (partner, id) where leg = 'INDICATION';
