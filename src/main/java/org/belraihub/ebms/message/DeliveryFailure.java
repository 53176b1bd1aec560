package org.belraihub.ebms.message;

/**
 * A message of ours that will not be sent again by itself.
 *
 * @param messageId      of our message
 * @param cpaId          the agreement
 * @param service        of our message
 * @param action         of our message
 * @param businessKey    of our message
 * @param code           why
 * @param mayHaveArrived false only when no transmission can have reached the partner
 * @param detail         for the operator: the partner's error codes or the HTTP status, never content
 */
public record DeliveryFailure(MessageId messageId, String cpaId, ServiceName service, String action, String businessKey, Code code,
    boolean mayHaveArrived, String detail) {

  /** Why a delivery failed. */
  public enum Code {
    /** The first transmission and all retries of the agreement stayed without acknowledgment. */
    NO_ACKNOWLEDGMENT,
    /** The time to live is over. */
    TIME_TO_LIVE_EXPIRED,
    /** The partner answered with an error message. */
    REFUSED_BY_PARTNER,
    /** The partner's endpoint answered with an HTTP status that sending again cannot change. */
    REFUSED_BY_TRANSPORT,
    /** The agreement was gone when the time of the message was over. */
    AGREEMENT_UNUSABLE
  }
}
