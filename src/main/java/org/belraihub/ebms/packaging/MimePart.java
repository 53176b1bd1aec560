package org.belraihub.ebms.packaging;

import org.belraihub.ebms.message.Octets;

/**
 * One part of a message.
 *
 * @param contentId   without angle brackets; empty when the part has none
 * @param contentType the header value as sent; empty when the part has none
 * @param content     decoded octets, as signatures digest them
 */
public record MimePart(String contentId, String contentType, Octets content) {

  /** A part that is in the heap; the array is not copied and not to be changed. */
  public MimePart(String contentId, String contentType, byte[] content) {
    this(contentId, contentType, Octets.of(content));
  }

  @Override
  public String toString() {
    return "MimePart[" + contentId + ", " + contentType + ", " + content.length() + " bytes]";
  }
}
