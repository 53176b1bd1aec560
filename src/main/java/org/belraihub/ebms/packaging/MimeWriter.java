package org.belraihub.ebms.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.message.Octets;

/** Packs an envelope and its payloads (ebMS 2.0 section 2.1): multipart/related, or plain text/xml when there is no payload. */
public final class MimeWriter {

  private static final String XML = "text/xml; charset=UTF-8";
  /** A larger payload is not copied into the heap. */
  private static final int COPIED = 1024 * 1024;

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
    var pieces = new ArrayList<Octets>(2 * payloads.size() + 2);
    var head = new ByteArrayOutputStream(envelope.length + 512);
    part(head, boundary, XML, rootId);
    head.writeBytes(envelope);
    ascii(head, "\r\n");
    for (MimePart part : payloads) {
      part(head, boundary, part.contentType(), part.contentId());
      if (part.content().length() <= COPIED) {
        head.writeBytes(part.content().bytes());
      } else {
        pieces.add(Octets.of(head.toByteArray()));
        pieces.add(part.content());
        head.reset();
      }
      ascii(head, "\r\n");
    }
    ascii(head, "--" + boundary + "--\r\n");
    var last = Octets.of(head.toByteArray());
    pieces.add(last);
    return new WireMessage("multipart/related; type=\"text/xml\"; boundary=\"" + boundary + "\"; start=\"<" + rootId + ">\"",
        pieces.size() == 1 ? last : Octets.joined(pieces));
  }

  private static void part(ByteArrayOutputStream out, String boundary, String contentType, String contentId) {
    ascii(out, "--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-ID: <" + contentId
        + ">\r\nContent-Transfer-Encoding: binary\r\n\r\n");
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
