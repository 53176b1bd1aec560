package org.belraihub.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows one delivery. */
@Command(name = "delivery", description = "Shows a delivery.", mixinStandardHelpOptions = true,
    subcommands = DeliveryCommand.Show.class)
public final class DeliveryCommand {

  private DeliveryCommand() {
  }

  static String line(JsonNode delivery) {
    return String.format("%-10s %-11s %-9s %-26s %-8s %s", delivery.path("id").asString(), delivery.path("leg").asString(),
        text(delivery, "partner"), text(delivery, "reason"), delivery.path("attempts").asString(), delivery.path("waitingSince").asString());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).isNull() || node.path(field).isMissingNode() ? "-" : node.path(field).asString();
  }

  /** {@code delivery show ID}. */
  @Command(name = "show", description = "Shows where a delivery is and what was tried.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "ID")
    private long id;

    @Override
    public Integer call() {
      JsonNode details = hub.get("/deliveries/" + id);
      PrintWriter out = spec.commandLine().getOut();
      if (details.isMissingNode()) {
        spec.commandLine().getErr().println("there is no delivery " + id);
        return 1;
      }
      if (hub.wantsJson()) {
        out.println(details);
        return 0;
      }
      JsonNode delivery = details.path("delivery");
      out.println("delivery " + id + " on leg " + delivery.path("leg").asString() + " to " + text(delivery, "partner"));
      out.println("state    " + delivery.path("state").asString() + " since " + delivery.path("waitingSince").asString()
          + ", reason " + text(delivery, "reason"));
      out.println("message  " + text(delivery, "messageId") + ", acknowledged " + text(delivery, "acknowledgedAt"));
      for (JsonNode attempt : details.path("attempts")) {
        out.printf("  %s  %-13s %-24s %6s ms%n", attempt.path("at").asString(), attempt.path("outcome").asString(),
            text(attempt, "code"), attempt.path("millis").asString());
      }
      return 0;
    }
  }
}
