package org.belraihub.ebms.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Content-IDs and the {@code cid:} URIs that name them (RFC 2392): compared without scheme and brackets, percent-decoded. */
public final class ContentIds {

  private static final String SCHEME = "cid:";

  private ContentIds() {
  }

  /** Whether the URI names a part of the same message. */
  public static boolean isReference(String uri) {
    return uri.length() > SCHEME.length() && uri.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME);
  }

  /** The Content-ID that a {@code cid:} URI names. */
  public static String referred(String uri) {
    return percentDecoded(uri.substring(SCHEME.length()));
  }

  /** The URI for a Content-ID of ours, which needs no escaping. */
  public static String reference(String contentId) {
    return SCHEME + contentId;
  }

  /** A Content-ID header or start parameter without white space and brackets. */
  static String bare(String header) {
    String value = header.strip();
    return value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
