-- What the sweep erases with its main assessment: found by date, and gone from the index once erased.
drop index invitation_of_open;
create index invitation_to_erase on invitation (expiry_date) where main_closed_on is null and length(sealed) > 0;
