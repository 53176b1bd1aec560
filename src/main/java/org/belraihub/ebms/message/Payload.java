package org.belraihub.ebms.message;

import org.jspecify.annotations.Nullable;

/**
 * One business document in a message.
 *
 * @param contentType its media type, e.g. {@code application/xml}
 * @param role        the URI that says what it is (Manifest/Reference/@xlink:role)
 * @param content     its decoded octets; not copied, not to be changed
 */
public record Payload(String contentType, @Nullable String role, byte[] content) {

  @Override
  public String toString() {
    return "Payload[" + contentType + ", " + content.length + " bytes]";
  }
}
