package org.belraihub.app.command;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Computes stored results again with the definitions in use; adds results, overwrites nothing. */
@Command(name = "rescore", description = "Computes stored results again with the definitions in use.", mixinStandardHelpOptions = true,
    subcommands = {RescoreCommand.Start.class, RescoreCommand.Status.class, RescoreCommand.Stop.class})
public final class RescoreCommand {

  private static final int NOT_POSSIBLE = 1;

  private RescoreCommand() {
  }

  private static void print(PrintWriter out, JsonNode run) {
    long total = run.path("total").asLong();
    long done = run.path("done").asLong();
    String instrument = run.path("instrument").isNull() ? "all instruments" : run.path("instrument").asString()
        + (run.path("version").isNull() ? "" : "@" + run.path("version").asString());
    out.printf("run %s  %-8s %s: %d of %d (%d%%), %s new, %s unchanged, %s failed, %s/s of at most %s/s%n", run.path("id").asString(),
        run.path("state").asString(), instrument, done, total, total == 0 ? 100 : done * 100 / total, run.path("computed").asString(),
        run.path("unchanged").asString(), run.path("failed").asString(), run.path("perSecond").asString(), run.path("rate").asString());
    out.flush();
  }

  /** {@code rescore start}. */
  @Command(name = "start", mixinStandardHelpOptions = true,
      description = "Starts a run, goes on with a stopped one, or changes the rate of the one that runs.",
      footer = "Exit code 1: another run is running.")
  static final class Start implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Option(names = "--instrument", paramLabel = "CODE[@VERSION]", description = "Only this instrument; default: all.")
    private @Nullable String instrument;

    @Option(names = "--rate", paramLabel = "N", description = "Assessments a second over all nodes; default: hub.scoring.rescoring.rate.")
    private @Nullable Integer rate;

    @Override
    public Integer call() {
      var arguments = new HashMap<String, Object>();
      arguments.put("operator", RunningHub.operator());
      if (instrument != null) {
        int at = instrument.indexOf('@');
        arguments.put("instrument", at < 0 ? instrument : instrument.substring(0, at));
        if (at >= 0) {
          arguments.put("version", instrument.substring(at + 1));
        }
      }
      if (rate != null) {
        arguments.put("perSecond", rate);
      }
      JsonNode answer = hub.post("/rescoring", arguments);
      hub.tell(answer, out -> print(out, answer.path("progress")));
      if (!answer.path("started").asBoolean()) {
        hub.err().println("another run is running; rescore stop ends it");
        return NOT_POSSIBLE;
      }
      return 0;
    }
  }

  /** {@code rescore status}. */
  @Command(name = "status", mixinStandardHelpOptions = true, description = "Shows the progress of the newest run.",
      footer = "Exit code 1: there was no run.")
  static final class Status implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 1000;

    @Mixin
    private RunningHub hub = new RunningHub();

    @Option(names = "--follow", description = "Goes on until the run has ended.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
      JsonNode run = show();
      while (follow && run.path("state").asString("").equals("RUNNING")) {
        Thread.sleep(PAUSE_MILLIS);
        run = show();
      }
      return run.isMissingNode() ? NOT_POSSIBLE : 0;
    }

    private JsonNode show() {
      JsonNode run = hub.get("/rescoring");
      if (run.isMissingNode()) {
        hub.err().println("nothing was ever computed again");
      } else {
        hub.tell(run, out -> print(out, run));
      }
      return run;
    }
  }

  /** {@code rescore stop}. */
  @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops the running run; rescore start goes on with it.",
      footer = "Exit code 1: none is running.")
  static final class Stop implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Override
    public Integer call() {
      JsonNode run = hub.delete("/rescoring?operator=" + URLEncoder.encode(RunningHub.operator(), StandardCharsets.UTF_8));
      if (run.isMissingNode()) {
        hub.err().println("no run is running");
        return NOT_POSSIBLE;
      }
      hub.tell(run, out -> print(out, run));
      return 0;
    }
  }
}
