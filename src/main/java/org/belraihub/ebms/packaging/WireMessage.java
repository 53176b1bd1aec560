package org.belraihub.ebms.packaging;

import org.belraihub.ebms.message.Octets;

/**
 * A message as it goes over the wire.
 *
 * @param contentType the HTTP Content-Type
 * @param body        the HTTP body; kept as it is for every resend
 */
public record WireMessage(String contentType, Octets body) {

  /** A message that is in the heap. */
  public WireMessage(String contentType, byte[] body) {
    this(contentType, Octets.of(body));
  }

  @Override
  public String toString() {
    return "WireMessage[" + contentType + ", " + body.length() + " bytes]";
  }
}
