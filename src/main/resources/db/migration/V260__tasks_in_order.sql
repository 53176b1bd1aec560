-- Tasks are listed by expiry date and id: in this order they come from the index, and a page never sorts all drafts of a day.
drop index assessment_open;
create index assessment_open on assessment (organisation, expiry_date, id) where state in ('PLANNED', 'DRAFT');
