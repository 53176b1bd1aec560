-- ebMS 2.0 message service, continued. Unqualified names, as before.

-- What is encrypted cannot be compressed: not even trying saves processor time at each message.
ALTER TABLE ebms_outgoing ALTER COLUMN message SET STORAGE EXTERNAL, ALTER COLUMN acknowledgment SET STORAGE EXTERNAL;
ALTER TABLE ebms_incoming ALTER COLUMN message SET STORAGE EXTERNAL, ALTER COLUMN acknowledgment SET STORAGE EXTERNAL;
ALTER TABLE ebms_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- A transmission is only ever noted in the statement that makes or changes its message.
ALTER TABLE ebms_attempt DROP CONSTRAINT ebms_attempt_message_id_fkey;
