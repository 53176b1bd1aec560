package org.belraihub.xml;

import java.security.MessageDigest;
import java.util.Arrays;

/** UTF-8 bytes that grow, with the character escapes of Canonical XML 1.0 (section 2.3). Not for sharing between threads. */
final class CanonicalBytes {

  private byte[] bytes;
  private int size;

  CanonicalBytes(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void digest(MessageDigest digest) {
    digest.update(bytes, 0, size);
  }

  void raw(char c) {
    room(1);
    bytes[size++] = (byte) c;
  }

  /** Markup: names and syntax, which need no escape. */
  void raw(String s) {
    int length = s.length();
    room(length * 3);
    for (int i = 0; i < length; i++) {
      char c = s.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else {
        i = multibyte(s, i, c);
      }
    }
  }

  /** Character data of an element. */
  void text(String s) {
    int length = s.length();
    room(length * 5);
    for (int i = 0; i < length; i++) {
      char c = s.charAt(i);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '\r' -> raw("&#xD;");
        default -> {
          if (c < 0x80) {
            bytes[size++] = (byte) c;
          } else {
            i = multibyte(s, i, c);
          }
        }
      }
    }
  }

  /** The value of an attribute or of a namespace declaration, without its quotes. */
  void attribute(String s) {
    int length = s.length();
    room(length * 6);
    for (int i = 0; i < length; i++) {
      char c = s.charAt(i);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '"' -> raw("&quot;");
        case '\t' -> raw("&#x9;");
        case '\n' -> raw("&#xA;");
        case '\r' -> raw("&#xD;");
        default -> {
          if (c < 0x80) {
            bytes[size++] = (byte) c;
          } else {
            i = multibyte(s, i, c);
          }
        }
      }
    }
  }

  private int multibyte(String s, int i, char c) {
    room((s.length() - i) * 6);
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
      bytes[size++] = (byte) (0x80 | c & 0x3F);
      return i;
    }
    if (Character.isHighSurrogate(c) && i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))) {
      int point = Character.toCodePoint(c, s.charAt(i + 1));
      bytes[size++] = (byte) (0xF0 | point >> 18);
      bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[size++] = (byte) (0x80 | point & 0x3F);
      return i + 1;
    }
    if (Character.isSurrogate(c)) {
      throw new IllegalArgumentException("half a surrogate pair is no XML character");
    }
    bytes[size++] = (byte) (0xE0 | c >> 12);
    bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    bytes[size++] = (byte) (0x80 | c & 0x3F);
    return i;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
