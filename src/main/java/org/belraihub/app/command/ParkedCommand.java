package org.belraihub.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import org.belraihub.delivery.DeliveryState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists deliveries that were given up, or that are in another state. */
@Command(name = "parked", description = "Lists parked deliveries with their reason.", mixinStandardHelpOptions = true)
public final class ParkedCommand implements Callable<Integer> {

  @Mixin
  private RunningHub hub = new RunningHub();
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--after", paramLabel = "ID", description = "Continue after this delivery.", defaultValue = "0")
  private long after;

  @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "PARKED")
  private DeliveryState state = DeliveryState.PARKED;

  @Override
  public Integer call() {
    JsonNode page = hub.get("/deliveries?state=" + state + "&after=" + after);
    PrintWriter out = spec.commandLine().getOut();
    if (hub.wantsJson()) {
      out.println(page);
      return 0;
    }
    out.printf("%-10s %-11s %-9s %-26s %-8s %s%n", "delivery", "leg", "partner", "reason", "attempts", "since");
    for (JsonNode delivery : page.path("deliveries")) {
      out.println(DeliveryCommand.line(delivery));
    }
    if (page.path("more").asBoolean()) {
      out.println("there are more: --after with the last number");
    }
    return 0;
  }
}
