package org.belraihub.trace;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** Says where something failed without the texts of exceptions, which may quote personal data (R10.07). */
public final class Causes {

  private static final int FRAMES = 12;
  private static final int DEPTH = 6;

  private Causes() {
  }

  /** Classes, SQL states and places of an exception and its causes. */
  public static String describe(@Nullable Throwable thrown) {
    var text = new StringBuilder();
    int depth = 0;
    for (Throwable t = thrown; t != null && depth++ < DEPTH; t = t.getCause() == t ? null : t.getCause()) {
      text.append(depth == 1 ? "" : " <- ").append(t.getClass().getName());
      if (t instanceof SQLException sql) {
        text.append(" [SQLSTATE ").append(sql.getSQLState()).append(']');
      }
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        text.append("\n    at ").append(frames[i]);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
