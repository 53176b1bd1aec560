-- Professionals whom a person bars.
create table therapeutic_exclusion (
  insz              text not null,
  professional_insz text not null,
  primary key (insz, professional_insz)
);
