package org.belraihub.ebms.outbox;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.transport.HttpReply;

/** Reads the message that came back in the same HTTP exchange. */
public interface ReplyReader {

  /** What the reply meant for the message that was sent. */
  enum Verdict {
    /** Nothing. */
    NOTHING,
    /** It is acknowledged. */
    ACKNOWLEDGED,
    /** It is refused and given up. */
    REFUSED,
    /** It cannot be understood, is not proved, or is about something else. */
    UNUSABLE
  }

  /** Reads the reply to the transmission of a message. */
  Verdict read(MessageId sent, HttpReply reply);
}
