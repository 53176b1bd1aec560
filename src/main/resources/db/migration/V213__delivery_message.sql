-- A care fund acknowledges a message of ours by its id; the federal side names its registration, which stays the same when an
-- assessment is shared again.
drop index delivery_message;
create unique index delivery_message on delivery (message_id) where leg = 'INDICATION' and message_id is not null;
