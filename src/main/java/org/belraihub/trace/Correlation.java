package org.belraihub.trace;

import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The correlation id of what this thread works on: a UUID for a call, {@code delivery-7} or {@code scoring-7} for work of the hub's own. */
public final class Correlation implements AutoCloseable {

  /** Its name in the log context, on the SOAP exchange and in faults. */
  public static final String KEY = "correlationId";

  private final @Nullable String before;

  private Correlation(@Nullable String before) {
    this.before = before;
  }

  /** Every log line of this thread carries the id until this is closed. */
  public static Correlation of(String id) {
    var correlation = new Correlation(MDC.get(KEY));
    MDC.put(KEY, id);
    return correlation;
  }

  /** The same task for another thread: there its log lines carry the id of this one. */
  public static <T> Callable<T> carried(Callable<T> task) {
    @Nullable Map<String, String> here = MDC.getCopyOfContextMap();
    return () -> {
      if (here != null) {
        MDC.setContextMap(here);
      }
      try {
        return task.call();
      } finally {
        MDC.clear();
      }
    };
  }

  /** The id that was before, if any, is back. */
  @Override
  public void close() {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
