package org.belraihub.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.jspecify.annotations.Nullable;

/** Reads a request's bytes up to a limit, whatever its headers promise. */
final class BoundedBody {

  private BoundedBody() {
  }

  static byte[] read(InputStream in, int limit) {
    byte[] bytes = new byte[Math.min(16 * 1024, limit + 1)];
    int size = 0;
    try {
      for (int n = in.read(bytes, 0, bytes.length); n >= 0; n = in.read(bytes, size, bytes.length - size)) {
        size += n;
        if (size > limit) {
          throw new MessageRejectedException(MessageRejection.TOO_LARGE, "more than " + limit + " bytes");
        }
        if (size == bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.min(size * 2, limit + 1));
        }
      }
    } catch (IOException e) {
      throw new MessageRejectedException(MessageRejection.MALFORMED, "the request ended early");
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  static boolean isXml(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/xml");
  }
}
