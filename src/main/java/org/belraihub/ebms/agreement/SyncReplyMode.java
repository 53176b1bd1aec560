package org.belraihub.ebms.agreement;

/** What comes back in the same HTTP exchange. */
public enum SyncReplyMode {
  NONE("none"), MSH_SIGNALS_ONLY("mshSignalsOnly"), SIGNALS_ONLY("signalsOnly"), RESPONSE_ONLY("responseOnly"),
  SIGNALS_AND_RESPONSE("signalsAndResponse");

  private final String wireName;

  SyncReplyMode(String wireName) {
    this.wireName = wireName;
  }

  /** As in MessagingCharacteristics/@syncReplyMode. */
  public String wireName() {
    return wireName;
  }

  /** Whether the business response comes back in the same exchange. */
  public boolean bringsResponse() {
    return this == RESPONSE_ONLY || this == SIGNALS_AND_RESPONSE;
  }

  /** Whether a message on such a channel asks for a synchronous reply. */
  public boolean isSynchronous() {
    return this != NONE;
  }
}
