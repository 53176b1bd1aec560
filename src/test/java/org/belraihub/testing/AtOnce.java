package org.belraihub.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** The same call from two threads at the same moment. */
public final class AtOnce {

  private AtOnce() {
  }

  /** What each got; the first failure as it is. */
  public static <T> List<T> both(Callable<T> call) throws Exception {
    var together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<T> begun = () -> {
        together.await();
        return call.call();
      };
      var one = threads.submit(begun);
      var other = threads.submit(begun);
      return List.of(one.get(), other.get());
    } finally {
      threads.shutdownNow();
    }
  }
}
