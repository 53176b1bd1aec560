package org.belraihub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Organisations that may call. */
@Command(name = "organisation", description = "Imports, lists and shows organisations that may call.", mixinStandardHelpOptions = true,
    subcommands = {OrganisationCommand.Import.class, OrganisationCommand.Listing.class, OrganisationCommand.Show.class})
public final class OrganisationCommand {

  private OrganisationCommand() {
  }

  /** {@code organisation import FILE}. */
  @Command(name = "import", description = "Takes a file: all of it or nothing, in force at once.", mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of(".");

    @Override
    public Integer call() throws IOException {
      JsonNode outcome = hub.post("/organisations", Map.of("file", Files.readString(file), "operator", RunningHub.operator()));
      PrintWriter out = spec.commandLine().getOut();
      if (hub.wantsJson()) {
        out.println(outcome);
      } else {
        outcome.path("imported").forEach(hco -> out.println("imported " + hco.asString()));
        outcome.path("problems").forEach(problem -> spec.commandLine().getErr().println(problem.asString()));
      }
      return outcome.path("problems").isEmpty() ? 0 : 1;
    }
  }

  /** {@code organisation list}. */
  @Command(name = "list", description = "Lists organisations.", mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      JsonNode lines = hub.get("/organisations");
      PrintWriter out = spec.commandLine().getOut();
      if (hub.wantsJson()) {
        out.println(lines);
        return 0;
      }
      for (JsonNode line : lines) {
        out.printf("%-15s %-28s %-4s users  %s%s%n", line.path("hco").asString(), line.path("type").asString(),
            line.path("users").asString(), line.path("name").asString(),
            line.path("circleOfTrust").asBoolean() ? "" : "  (no Circle of Trust)");
      }
      return 0;
    }
  }

  /** {@code organisation show HCO}. */
  @Command(name = "show", description = "Shows one organisation, without personal data.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "HCO")
    private String hco = "";

    @Override
    public Integer call() {
      JsonNode details = hub.get("/organisations/" + hco);
      if (details.isMissingNode()) {
        spec.commandLine().getErr().println("no organisation has the number " + hco);
        return 1;
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(hub.wantsJson() ? details.toString() : details.toPrettyString());
      return 0;
    }
  }
}
