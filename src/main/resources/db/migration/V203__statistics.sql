-- Figures per organisation and period
create index assessment_of_period on assessment (organisation, reference_date) where state = 'CLOSED';
