package org.belraihub.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a full collection leaves in the hub's heap while it works. */
final class HeapRow implements Row {

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.screeners(stage.keys());
    Hub hub = stage.hubWithClosedLegs();
    var messages = submissions.sign((int) (200 * stage.seconds()), stage.clients().known());
    try (var senders = new Senders()) {
      var load = CompletableFuture.runAsync(() -> {
        try {
          senders.send(hub, messages);
        } catch (Exception e) {
          throw new CompletionException(e);
        }
      });
      recorder.figure("heap: under load, after collection", hub.process().heapAfterCollection(), "MB", Limits.atMost(512, 256));
      load.join();
    }
  }
}
