package org.belraihub.ebms.message;

import org.jspecify.annotations.Nullable;

/**
 * Something an operator has to see; nothing was changed by it.
 *
 * @param kind      what happened
 * @param cpaId     the agreement the sender named, if it is known
 * @param messageId the message concerned, if one is named; from an unverified sender where the kind says so
 * @param detail    for the operator, without content
 */
public record Alarm(Kind kind, @Nullable String cpaId, @Nullable MessageId messageId, String detail) {

  /** What happened. */
  public enum Kind {
    /** A sender reused a message id for other content (verified sender); refused. */
    SAME_ID_OTHER_CONTENT,
    /** A message was refused before its sender was verified. */
    REFUSED_UNVERIFIED,
    /** A message of a verified sender was refused. */
    REFUSED,
    /** An acknowledgment that is not signed as agreed, or whose digests differ from what was sent. */
    ACKNOWLEDGMENT_REFUSED,
    /** An acknowledgment or error about a message that was never sent. */
    UNKNOWN_REFERENCE,
    /** A partner reported an error that could not be trusted or named no message in flight. */
    ERROR_REPORT
  }
}
