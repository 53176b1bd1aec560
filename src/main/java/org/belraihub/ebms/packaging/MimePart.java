package org.belraihub.ebms.packaging;

/**
 * One part of a message.
 *
 * @param contentId   without angle brackets; empty when the part has none
 * @param contentType the header value as sent; empty when the part has none
 * @param content     decoded octets, as signatures digest them; not to be changed
 */
public record MimePart(String contentId, String contentType, byte[] content) {

  @Override
  public String toString() {
    return "MimePart[" + contentId + ", " + contentType + ", " + content.length + " bytes]";
  }
}
