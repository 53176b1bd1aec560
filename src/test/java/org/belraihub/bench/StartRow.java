package org.belraihub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the command to ready, everything embedded, simulated partners inside: on an empty home, on the home of a hub before, and there
 * with an archive of the classes as {@code operating.md} describes it.
 */
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
    Path archive = stage.directory().resolve("classes.jsa");
    start(stage, "-XX:ArchiveClassesAtExit=" + archive);
    String archived = "-XX:SharedArchiveFile=" + archive;
    recorder.figure("start: again, classes archived", Math.min(start(stage, archived), start(stage, archived)), "s to ready",
        Limits.atMost(15, 8));
  }

  private static double start(Stage stage, String... java) throws Exception {
    var options = new ArrayList<>(List.of("-Xmx512m"));
    options.addAll(List.of(java));
    try (var hub = new Hub(stage.directory(), HOME, stage.jar(), options, List.of())) {
      return hub.secondsToReady();
    }
  }
}
