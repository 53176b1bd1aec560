package org.belraihub.ebms.header;

/** How bad an error is. */
public enum Severity {
  /** Processing goes on. */
  WARNING("Warning"),
  /** The message is not processed further. */
  ERROR("Error");

  private final String wireName;

  Severity(String wireName) {
    this.wireName = wireName;
  }

  /** As in eb:Error/@eb:severity. */
  public String wireName() {
    return wireName;
  }
}
