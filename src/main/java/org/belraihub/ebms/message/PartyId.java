package org.belraihub.ebms.message;

import org.jspecify.annotations.Nullable;

/**
 * A name of a party within an agreement.
 *
 * @param type  the scheme of the value; absent when the value itself is a URI
 * @param value never empty
 */
public record PartyId(@Nullable String type, String value) {

  /** One text that is equal exactly when type and value are. */
  public String key() {
    return type == null ? value : type + " " + value;
  }
}
