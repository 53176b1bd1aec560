package org.belraihub.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The audit. */
@Command(name = "audit", description = "Checks the audit.", mixinStandardHelpOptions = true, subcommands = AuditCommand.Verify.class)
public final class AuditCommand {

  private AuditCommand() {
  }

  /** {@code audit verify}. */
  @Command(name = "verify", description = "Recomputes every row and every seal; exit code 1 when one does not fit.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      JsonNode verification = hub.get("/audittrail");
      PrintWriter out = spec.commandLine().getOut();
      if (hub.wantsJson()) {
        out.println(verification);
      } else {
        out.println(verification.path("rows").asString() + " rows, " + verification.path("seals").asString() + " seals: "
            + (verification.path("problems").isEmpty() ? "whole" : "not whole"));
        verification.path("problems").forEach(problem -> out.println("  " + problem.asString()));
      }
      return verification.path("problems").isEmpty() ? 0 : 1;
    }
  }
}
