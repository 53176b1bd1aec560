-- What the registers of persons, numbers, cards and facilities know.
create table registered_person (
  insz          text primary key,
  family_name   text not null,
  first_name    text,
  born          date,
  deceased_on   date,
  struck_off_on date
);
create table replaced_number (
  old_insz text primary key,
  new_insz text not null
);
create table identity_card (
  number text primary key,
  insz   text not null
);
create table listed_professional (
  insz       text not null,
  profession text not null,
  nihii      text,
  primary key (insz, profession)
);
create table listed_facility (
  nihii text primary key,
  type  text not null
);
create table circle_member (
  nihii    text primary key,
  from_day date not null,
  to_day   date
);
