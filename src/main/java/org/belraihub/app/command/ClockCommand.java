package org.belraihub.app.command;

import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The business clock of a sandbox. */
@Command(name = "clock", description = "Shows the clocks; moves the business clock in a sandbox.", mixinStandardHelpOptions = true)
public final class ClockCommand implements Callable<Integer> {

  @Mixin
  private RunningHub hub = new RunningHub();
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Option(names = "--move", paramLabel = "INSTANT", description = "For example 2025-08-31T10:00:00Z.")
  private @Nullable String to;
  @Option(names = "--reset", description = "Back to the real time.")
  private boolean reset;

  @Override
  public Integer call() {
    JsonNode clocks = reset ? hub.delete("/clock")
        : to == null ? hub.get("/clock") : hub.post("/clock", Map.of("to", to, "operator", RunningHub.operator()));
    if (clocks.isMissingNode()) {
      spec.commandLine().getErr().println("only a sandbox shows and moves its clock");
      return 1;
    }
    spec.commandLine().getOut().println(hub.wantsJson() ? clocks.toString()
        : "business " + clocks.path("business").asString() + " (" + clocks.path("businessDay").asString() + "), system "
            + clocks.path("system").asString());
    return 0;
  }
}
