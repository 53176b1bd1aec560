package org.belraihub.ebms.header;

/** What a partner knows about a message (ebMS 2.0 section 7). */
public enum MessageStatus {
  /** The asker may not know. */
  UNAUTHORIZED("UnAuthorized"),
  /** Never seen, or no longer known. */
  NOT_RECOGNIZED("NotRecognized"),
  /** Stored. */
  RECEIVED("Received"),
  /** Taken by the application. */
  PROCESSED("Processed"),
  /** Sent on to another service. */
  FORWARDED("Forwarded");

  private final String wireName;

  MessageStatus(String wireName) {
    this.wireName = wireName;
  }

  /** As in eb:StatusResponse/@eb:messageStatus. */
  public String wireName() {
    return wireName;
  }
}
