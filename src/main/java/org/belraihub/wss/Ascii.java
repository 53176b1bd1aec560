package org.belraihub.wss;

import java.nio.charset.StandardCharsets;

/** Markup of our own making, which is ASCII. */
final class Ascii {

  private Ascii() {
  }

  static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }
}
