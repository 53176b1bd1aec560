package org.belraihub.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is closed when the JVM of the tests ends: one after the other, the latest first, so that nobody loses a database that it still needs. */
final class AtEnd {

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::closeAll, "tests-end"));
  }

  private AtEnd() {
  }

  static synchronized void close(AutoCloseable part) {
    OPEN.push(part);
  }

  private static synchronized void closeAll() {
    for (AutoCloseable part : OPEN) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("a part of the tests did not end in order: " + e);
      }
    }
  }
}
