package org.belraihub.app.command;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The audit. */
@Command(name = "audit", description = "Shows and checks the audit.", mixinStandardHelpOptions = true,
    subcommands = {AuditCommand.Show.class, AuditCommand.Verify.class})
public final class AuditCommand {

  private AuditCommand() {
  }

  /** {@code audit show ID}. */
  @Command(name = "show", mixinStandardHelpOptions = true, description = "What was done or refused, why, and what the sources said. By the "
      + "correlation id of a fault, a request id or a reference number.", footer = "Exit code 1: nothing on these days.")
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Parameters(paramLabel = "ID")
    private String id = "";
    @Option(names = "--day", paramLabel = "DAY", description = "In UTC, such as 2026-11-26, with the day before it; default: today.")
    private @Nullable LocalDate day;

    @Override
    public Integer call() {
      JsonNode lines = hub.get("/audittrail/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + (day == null ? "" : "?day=" + day));
      if (lines.isEmpty()) {
        hub.err().println("the audit says nothing about " + id + " on these days");
        return 1;
      }
      hub.tell(lines, out -> lines.forEach(line -> print(out, line)));
      return 0;
    }

    private static void print(PrintWriter out, JsonNode line) {
      out.printf("%s  %s %s%s  %s %s %s%n", line.path("at").asString(), line.path("action").asString(), line.path("outcome").asString(),
          line.path("code").isString() ? " " + line.path("code").asString() : "", line.path("organisation").asString("-"),
          line.path("role").asString("-"), line.path("reference").asString("-"));
      for (String detail : line.path("details").asString().split("; ")) {
        out.println("    " + detail);
      }
    }
  }

  /** {@code audit verify}. */
  @Command(name = "verify", description = "Recomputes every row and every seal; exit code 1 when one does not fit.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Override
    public Integer call() {
      JsonNode verification = hub.get("/audittrail");
      hub.tell(verification, out -> {
        out.println(verification.path("rows").asString() + " rows, " + verification.path("seals").asString() + " seals: "
            + (verification.path("problems").isEmpty() ? "whole" : "not whole"));
        verification.path("problems").forEach(problem -> out.println("  " + problem.asString()));
      });
      return verification.path("problems").isEmpty() ? 0 : 1;
    }
  }
}
