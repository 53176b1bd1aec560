package org.belraihub.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The operator's two decisions about deliveries; each is audited under the operator's name. */
public abstract sealed class DecideCommand implements Callable<Integer> {

  /** {@code replay}. */
  @Command(name = "replay", description = "Sends parked deliveries again: the same content under the same message id.",
      mixinStandardHelpOptions = true)
  public static final class Replay extends DecideCommand {

    @Option(names = "--all", description = "All that are parked.")
    private boolean all;

    @Override
    String action() {
      return "replay";
    }

    @Override
    boolean all() {
      return all;
    }
  }

  /** {@code discard}. */
  @Command(name = "discard", description = "Decides that parked or held deliveries shall not go.", mixinStandardHelpOptions = true)
  public static final class Discard extends DecideCommand {

    @Override
    String action() {
      return "discard";
    }

    @Override
    boolean all() {
      return false;
    }
  }

  @Mixin
  private RunningHub hub = new RunningHub();
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Parameters(paramLabel = "ID", arity = "0..*")
  private List<Long> ids = new ArrayList<>();

  private DecideCommand() {
  }

  abstract String action();

  abstract boolean all();

  @Override
  public Integer call() {
    if (all()) {
      collectParked();
    }
    boolean allDone = true;
    for (long id : ids) {
      boolean done = hub.post("/deliveries/" + id, Map.of("action", action(), "operator", RunningHub.operator())).path("done").asBoolean();
      spec.commandLine().getOut().println(action() + " " + id + (done ? ": done" : ": not possible in its state"));
      allDone &= done;
    }
    return allDone ? 0 : 1;
  }

  private void collectParked() {
    long after = 0;
    boolean more = true;
    while (more) {
      JsonNode page = hub.get("/deliveries?state=PARKED&after=" + after);
      for (JsonNode delivery : page.path("deliveries")) {
        after = delivery.path("id").asLong();
        ids.add(after);
      }
      more = page.path("more").asBoolean();
    }
  }
}
