package org.belraihub.ebms.message;

import org.jspecify.annotations.Nullable;

/**
 * The service that acts on a message.
 *
 * @param type  the scheme of the value; absent when the value itself is a URI
 * @param value never empty
 */
public record ServiceName(@Nullable String type, String value) {

  /** One text that is equal exactly when type and value are. */
  public String key() {
    return type == null ? value : type + " " + value;
  }

  /** Reads what {@link #key} wrote. */
  public static ServiceName ofKey(String key) {
    int space = key.indexOf(' ');
    return space < 0 ? new ServiceName(null, key) : new ServiceName(key.substring(0, space), key.substring(space + 1));
  }
}
