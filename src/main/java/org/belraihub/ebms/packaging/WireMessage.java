package org.belraihub.ebms.packaging;

/**
 * A message as it goes over the wire.
 *
 * @param contentType the HTTP Content-Type
 * @param body        the HTTP body; kept as it is for every resend
 */
public record WireMessage(String contentType, byte[] body) {

  @Override
  public String toString() {
    return "WireMessage[" + contentType + ", " + body.length + " bytes]";
  }
}
