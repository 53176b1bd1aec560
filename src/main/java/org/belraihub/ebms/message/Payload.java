package org.belraihub.ebms.message;

import org.jspecify.annotations.Nullable;

/**
 * One business document in a message.
 *
 * @param contentType its media type, e.g. {@code application/xml}
 * @param role        the URI that says what it is (Manifest/Reference/@xlink:role)
 * @param content     its decoded octets; of a received message readable until the listener returns
 */
public record Payload(String contentType, @Nullable String role, Octets content) {

  /** A document that is in the heap; the array is not copied and not to be changed. */
  public Payload(String contentType, @Nullable String role, byte[] content) {
    this(contentType, role, Octets.of(content));
  }

  @Override
  public String toString() {
    return "Payload[" + contentType + ", " + content.length() + " bytes]";
  }
}
