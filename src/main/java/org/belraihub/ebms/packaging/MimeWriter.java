package org.belraihub.ebms.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Packs an envelope and its payloads (ebMS 2.0 section 2.1): multipart/related, or plain text/xml when there is no payload. */
public final class MimeWriter {

  private static final String XML = "text/xml; charset=UTF-8";

  private MimeWriter() {
  }

  /** A message without payload. */
  public static WireMessage plain(byte[] envelope) {
    return new WireMessage(XML, envelope);
  }

  /**
   * A message with payloads.
   *
   * @param boundary must occur in no part; a random one does
   * @param rootId   Content-ID of the envelope
   */
  public static WireMessage related(String boundary, String rootId, byte[] envelope, List<MimePart> payloads) {
    int size = envelope.length + 256;
    for (MimePart part : payloads) {
      size += part.content().length + 256;
    }
    var out = new ByteArrayOutputStream(size);
    part(out, boundary, XML, rootId, envelope);
    for (MimePart part : payloads) {
      part(out, boundary, part.contentType(), part.contentId(), part.content());
    }
    ascii(out, "--" + boundary + "--\r\n");
    return new WireMessage(
        "multipart/related; type=\"text/xml\"; boundary=\"" + boundary + "\"; start=\"<" + rootId + ">\"", out.toByteArray());
  }

  private static void part(ByteArrayOutputStream out, String boundary, String contentType, String contentId, byte[] content) {
    ascii(out, "--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-ID: <" + contentId
        + ">\r\nContent-Transfer-Encoding: binary\r\n\r\n");
    out.writeBytes(content);
    ascii(out, "\r\n");
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
