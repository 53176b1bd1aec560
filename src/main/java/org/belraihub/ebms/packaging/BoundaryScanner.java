package org.belraihub.ebms.packaging;

import java.nio.charset.StandardCharsets;

import org.belraihub.ebms.message.Octets;

/** Finds boundary lines (RFC 2046 section 5.1.1): at the start of a line, followed by padding and a line end, or by two hyphens. */
final class BoundaryScanner {

  /** What is looked at together; a body in the heap is one window. */
  private static final int WINDOW = 256 * 1024;

  private final Octets body;
  private final long length;
  private final byte[] delimiter;
  private byte[] window;
  private long windowStart;
  private long contentStart;
  private long contentEnd;
  private boolean closed;

  BoundaryScanner(Octets body, String boundary) {
    this.body = body;
    this.length = body.length();
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    this.window = body instanceof Octets.ArrayOctets ? body.bytes() : body.slice(0, Math.min(WINDOW, length)).bytes();
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
  long contentStart() {
    return contentStart;
  }

  /** Where the part before the last found boundary ends, its last line end left out. */
  long contentEnd() {
    return contentEnd;
  }

  /** Whether the last found boundary was the closing one. */
  boolean closed() {
    return closed;
  }

  private boolean find(long from) {
    for (long at = from; at <= length - delimiter.length; at++) {
      if (at(at) == '-' && (at == 0 || at == from || at(at - 1) == '\n') && matches(at) && lineEndsAfter(at + delimiter.length)) {
        contentEnd = Math.max(from, withoutLineEnd(at));
        return true;
      }
    }
    return false;
  }

  private byte at(long position) {
    long inWindow = position - windowStart;
    if (inWindow >= 0 && inWindow < window.length) {
      return window[(int) inWindow];
    }
    // a little before, since the end of the line before is looked at too
    windowStart = Math.max(0, position - 1024);
    window = body.slice(windowStart, Math.min(windowStart + WINDOW, length)).bytes();
    return window[(int) (position - windowStart)];
  }

  private boolean matches(long at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (at(at + i) != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean lineEndsAfter(long after) {
    if (after + 1 < length && at(after) == '-' && at(after + 1) == '-') {
      closed = true;
      return true;
    }
    long at = after;
    while (at < length && (at(at) == ' ' || at(at) == '\t')) {
      at++;
    }
    if (at < length && at(at) == '\r') {
      at++;
    }
    if (at < length && at(at) == '\n') {
      contentStart = at + 1;
      return true;
    }
    return false;
  }

  private long withoutLineEnd(long at) {
    long end = at;
    if (end > 0 && at(end - 1) == '\n') {
      end--;
      if (end > 0 && at(end - 1) == '\r') {
        end--;
      }
    }
    return end;
  }
}
