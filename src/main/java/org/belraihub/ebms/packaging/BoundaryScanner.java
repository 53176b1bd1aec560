package org.belraihub.ebms.packaging;

import java.nio.charset.StandardCharsets;

/** Finds boundary lines (RFC 2046 section 5.1.1): at the start of a line, followed by padding and a line end, or by two hyphens. */
final class BoundaryScanner {

  private final byte[] body;
  private final byte[] delimiter;
  private int contentStart;
  private int contentEnd;
  private boolean closed;

  BoundaryScanner(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
  }

  /** Skips the preamble. */
  boolean findFirst() {
    return find(0);
  }

  /** Moves to the boundary that ends the part at {@link #contentStart()}. */
  boolean findNext() {
    return find(contentStart);
  }

  /** Where the part after the last found boundary begins, headers first. */
  int contentStart() {
    return contentStart;
  }

  /** Where the part before the last found boundary ends, its last line end left out. */
  int contentEnd() {
    return contentEnd;
  }

  /** Whether the last found boundary was the closing one. */
  boolean closed() {
    return closed;
  }

  private boolean find(int from) {
    for (int at = from; at <= body.length - delimiter.length; at++) {
      if (body[at] == '-' && (at == 0 || at == from || body[at - 1] == '\n') && matches(at) && lineEndsAfter(at + delimiter.length)) {
        contentEnd = Math.max(from, withoutLineEnd(at));
        return true;
      }
    }
    return false;
  }

  private boolean matches(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (body[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean lineEndsAfter(int after) {
    if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') {
      closed = true;
      return true;
    }
    int at = after;
    while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
      at++;
    }
    if (at < body.length && body[at] == '\r') {
      at++;
    }
    if (at < body.length && body[at] == '\n') {
      contentStart = at + 1;
      return true;
    }
    return false;
  }

  private int withoutLineEnd(int at) {
    int end = at;
    if (end > 0 && body[end - 1] == '\n') {
      end--;
      if (end > 0 && body[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }
}
