-- ebMS 2.0 message service. Unqualified names: the same script serves every schema that has a message service of its own.
-- Times are UTC. Message bytes are encrypted by the application before they are stored.

CREATE TABLE ebms_outgoing (
  message_id         text        PRIMARY KEY,
  cpa_id             text        NOT NULL,
  conversation_id    text        NOT NULL,
  service            text        NOT NULL,
  action             text        NOT NULL,
  business_key       text        NOT NULL,
  -- 1, and one more for each submission of the same document under a new id
  submission         integer     NOT NULL DEFAULT 1,
  state              text        NOT NULL CHECK (state IN ('WAITING', 'ACKNOWLEDGED', 'SENT', 'FAILED')),
  created_at         timestamptz NOT NULL,
  time_to_live       timestamptz NOT NULL,
  -- transmissions that may have reached the partner
  attempts           integer     NOT NULL DEFAULT 0,
  max_attempts       integer     NOT NULL,
  retry_interval_ms  bigint      NOT NULL,
  -- when it is due; null when no further transmission is planned
  next_attempt_at    timestamptz,
  ack_requested      boolean     NOT NULL,
  ack_signed         boolean     NOT NULL,
  acknowledged_at    timestamptz,
  failure_code       text,
  failure_detail     text,
  -- what the partner last said about it (StatusResponse)
  partner_status     text,
  partner_status_at  timestamptz,
  -- over the payloads alone: the same document has the same one under any id
  payload_digest     text        NOT NULL,
  -- one line per ds:Reference: digest method, digest, URI
  signed_references  text        NOT NULL,
  content_type       text        NOT NULL,
  message            bytea       NOT NULL,
  acknowledgment     bytea,
  UNIQUE (cpa_id, service, action, business_key, submission)
);

CREATE INDEX ebms_outgoing_due ON ebms_outgoing (next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX ebms_outgoing_live ON ebms_outgoing (time_to_live) WHERE state = 'WAITING';

-- One row per transmission that may have reached the partner; the outcome stays empty when it was accepted or the process died.
CREATE TABLE ebms_attempt (
  message_id  text        NOT NULL REFERENCES ebms_outgoing,
  number      integer     NOT NULL,
  started_at  timestamptz NOT NULL,
  outcome     text,
  PRIMARY KEY (message_id, number)
);

CREATE TABLE ebms_incoming (
  sender              text        NOT NULL,
  message_id          text        NOT NULL,
  cpa_id              text        NOT NULL,
  conversation_id     text        NOT NULL,
  service             text        NOT NULL,
  action              text        NOT NULL,
  ref_to_message_id   text,
  received_at         timestamptz NOT NULL,
  -- over envelope and payloads: equal for a repetition, different when an id is reused
  content_digest      text        NOT NULL,
  content_type        text        NOT NULL,
  message             bytea       NOT NULL,
  -- the first answer, sent again to every repetition; null when none was asked for
  ack_content_type    text,
  acknowledgment      bytea,
  PRIMARY KEY (sender, message_id)
);
