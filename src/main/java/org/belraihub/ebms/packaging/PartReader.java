package org.belraihub.ebms.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.PackagingException.Reason;

/** Reads the headers of one part and decodes its content. */
final class PartReader {

  private final PackagingLimits limits;

  PartReader(PackagingLimits limits) {
    this.limits = limits;
  }

  MimePart read(Octets part) throws PackagingException {
    var headers = new HashMap<String, String>();
    byte[] head = part.slice(0, Math.min(part.length(), limits.headerBytes() + 1L)).bytes();
    int content = headers(head, head.length == part.length(), headers);
    Octets octets = part.slice(content, part.length());
    String encoding = headers.getOrDefault("content-transfer-encoding", "binary").strip().toLowerCase(Locale.ROOT);
    return new MimePart(ContentIds.bare(headers.getOrDefault("content-id", "")), headers.getOrDefault("content-type", "").strip(),
        decoded(encoding, octets));
  }

  private int headers(byte[] head, boolean whole, Map<String, String> headers) throws PackagingException {
    int at = 0;
    String name = "";
    while (at < head.length) {
      int lineEnd = at;
      while (lineEnd < head.length && head[lineEnd] != '\n') {
        lineEnd++;
      }
      if (lineEnd == head.length && !whole) {
        break;
      }
      int textEnd = lineEnd > at && head[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
      String line = new String(head, at, textEnd - at, StandardCharsets.UTF_8);
      at = Math.min(lineEnd + 1, head.length);
      if (line.isEmpty()) {
        return at;
      }
      if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !name.isEmpty()) {
        headers.merge(name, line, (value, more) -> value + ' ' + more.strip());
      } else {
        int colon = line.indexOf(':');
        if (colon <= 0) {
          throw new PackagingException(Reason.MALFORMED, "a part has a broken header line");
        }
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).strip());
      }
    }
    if (head.length > limits.headerBytes()) {
      throw new PackagingException(Reason.TOO_LARGE, "headers of a part larger than " + limits.headerBytes() + " bytes");
    }
    return head.length;
  }

  private Octets decoded(String encoding, Octets octets) throws PackagingException {
    return switch (encoding) {
      case "", "7bit", "8bit", "binary", "identity" -> octets;
      case "base64" -> base64(octets);
      case "quoted-printable" -> Octets.of(QuotedPrintable.decode(octets.bytes()));
      default -> throw new PackagingException(Reason.MALFORMED, "unknown Content-Transfer-Encoding");
    };
  }

  private Octets base64(Octets octets) throws PackagingException {
    try (InputStream decoder = Base64.getMimeDecoder().wrap(octets.open())) {
      return limits.spool().read(decoder, limits.bytes());
    } catch (IOException | UncheckedIOException e) {
      throw new PackagingException(Reason.MALFORMED, "broken base64");
    }
  }
}
