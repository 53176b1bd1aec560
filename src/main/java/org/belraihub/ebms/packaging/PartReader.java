package org.belraihub.ebms.packaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.belraihub.ebms.packaging.PackagingException.Reason;

/** Reads the headers of one part and decodes its content. */
final class PartReader {

  private PartReader() {
  }

  static MimePart read(byte[] body, int start, int end, int headerLimit) throws PackagingException {
    var headers = new HashMap<String, String>();
    int content = headers(body, start, end, headerLimit, headers);
    byte[] octets = Arrays.copyOfRange(body, content, Math.max(content, end));
    String encoding = headers.getOrDefault("content-transfer-encoding", "binary").strip().toLowerCase(Locale.ROOT);
    return new MimePart(ContentIds.bare(headers.getOrDefault("content-id", "")), headers.getOrDefault("content-type", "").strip(),
        decoded(encoding, octets));
  }

  private static int headers(byte[] body, int start, int end, int limit, Map<String, String> headers) throws PackagingException {
    int at = start;
    String name = "";
    while (at < end) {
      int lineEnd = at;
      while (lineEnd < end && body[lineEnd] != '\n') {
        lineEnd++;
      }
      int textEnd = lineEnd > at && body[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
      String line = new String(body, at, textEnd - at, StandardCharsets.UTF_8);
      at = Math.min(lineEnd + 1, end);
      if (line.isEmpty()) {
        return at;
      }
      if (at - start > limit) {
        throw new PackagingException(Reason.TOO_LARGE, "headers of a part larger than " + limit + " bytes");
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
    return end;
  }

  private static byte[] decoded(String encoding, byte[] octets) throws PackagingException {
    return switch (encoding) {
      case "", "7bit", "8bit", "binary", "identity" -> octets;
      case "base64" -> base64(octets);
      case "quoted-printable" -> QuotedPrintable.decode(octets);
      default -> throw new PackagingException(Reason.MALFORMED, "unknown Content-Transfer-Encoding");
    };
  }

  private static byte[] base64(byte[] octets) throws PackagingException {
    try {
      return Base64.getMimeDecoder().decode(octets);
    } catch (IllegalArgumentException e) {
      throw new PackagingException(Reason.MALFORMED, "broken base64");
    }
  }
}
