-- ebMS 2.0 message service, continued: large messages, order, status inquiries, evidence. Unqualified names, as before.

-- Messages larger than one chunk: the first chunk stays in the row of the message, the others stand here.
ALTER TABLE ebms_outgoing ADD COLUMN message_length bigint;
ALTER TABLE ebms_incoming ADD COLUMN message_length bigint;
CREATE TABLE ebms_chunk (
  -- the sender of an incoming message; empty for one of ours
  owner       text    NOT NULL,
  message_id  text    NOT NULL,
  number      integer NOT NULL,
  sealed      bytea   NOT NULL,
  PRIMARY KEY (owner, message_id, number)
);

-- INQUIRING: the partner is asked whether it knows the message. CONFIRMED: it said so, without acknowledgment.
ALTER TABLE ebms_outgoing DROP CONSTRAINT ebms_outgoing_state_check;
ALTER TABLE ebms_outgoing ADD CONSTRAINT ebms_outgoing_state_check
  CHECK (state IN ('WAITING', 'INQUIRING', 'ACKNOWLEDGED', 'CONFIRMED', 'SENT', 'FAILED'));
ALTER TABLE ebms_outgoing ADD COLUMN inquiries integer NOT NULL DEFAULT 0;
ALTER TABLE ebms_outgoing ADD COLUMN ack_content_type text;
CREATE INDEX ebms_outgoing_inquiring ON ebms_outgoing (next_attempt_at) WHERE state = 'INQUIRING';

-- Order: the next number of each conversation, per direction; an incoming message waits until those before it are there.
CREATE TABLE ebms_conversation (
  -- the sender of incoming messages; empty for ours
  owner            text    NOT NULL,
  cpa_id           text    NOT NULL,
  conversation_id  text    NOT NULL,
  next_number      integer NOT NULL,
  PRIMARY KEY (owner, cpa_id, conversation_id)
);
ALTER TABLE ebms_incoming ADD COLUMN sequence_number integer;
ALTER TABLE ebms_incoming ADD COLUMN held boolean NOT NULL DEFAULT false;
CREATE INDEX ebms_incoming_held ON ebms_incoming (sender, cpa_id, conversation_id, sequence_number) WHERE held;

-- Statements: both sides count a message on the day of its own timestamp and know it by the digest over its payloads.
ALTER TABLE ebms_incoming ADD COLUMN sent_at timestamptz;
ALTER TABLE ebms_incoming ADD COLUMN payload_digest text;
CREATE INDEX ebms_incoming_statement ON ebms_incoming (cpa_id, sent_at, message_id);
CREATE INDEX ebms_outgoing_statement ON ebms_outgoing (cpa_id, created_at, message_id);

-- Agreements as they were when messages were exchanged under them, with the certificates of the time.
CREATE TABLE ebms_agreement (
  digest         text        PRIMARY KEY,
  cpa_id         text        NOT NULL,
  document       bytea       NOT NULL,
  first_used_at  timestamptz NOT NULL
);
ALTER TABLE ebms_outgoing ADD COLUMN agreement_digest text;
ALTER TABLE ebms_incoming ADD COLUMN agreement_digest text;
