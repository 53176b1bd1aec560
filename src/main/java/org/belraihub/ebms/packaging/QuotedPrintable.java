package org.belraihub.ebms.packaging;

import java.io.ByteArrayOutputStream;

import org.belraihub.ebms.packaging.PackagingException.Reason;

/** Decodes quoted-printable (RFC 2045 section 6.7); a few partners encode XML parts so. */
final class QuotedPrintable {

  private QuotedPrintable() {
  }

  static byte[] decode(byte[] octets) throws PackagingException {
    var out = new ByteArrayOutputStream(octets.length);
    int at = 0;
    while (at < octets.length) {
      if (octets[at] != '=') {
        out.write(octets[at++]);
      } else if (at + 1 < octets.length && octets[at + 1] == '\n') {
        at += 2;
      } else if (at + 2 < octets.length && octets[at + 1] == '\r' && octets[at + 2] == '\n') {
        at += 3;
      } else {
        int high = at + 2 < octets.length ? Character.digit(octets[at + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(octets[at + 2], 16);
        if (low < 0) {
          throw new PackagingException(Reason.MALFORMED, "broken quoted-printable");
        }
        out.write(high << 4 | low);
        at += 3;
      }
    }
    return out.toByteArray();
  }
}
