package org.belraihub.bench;

import java.util.List;

/** From the command to ready, everything embedded, simulated partners inside: on an empty home and on the home of a hub before. */
final class StartRow implements Row {

  private static final String HOME = "starts";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    recorder.figure("start: first, empty home", start(stage), "s to ready", Limits.atMost(15, 8));
    recorder.figure("start: again, same home", Math.min(start(stage), start(stage)), "s to ready", Limits.atMost(15, 8));
  }

  private static double start(Stage stage) throws Exception {
    try (var hub = new Hub(stage.directory(), HOME, stage.jar(), List.of())) {
      return hub.secondsToReady();
    }
  }
}
