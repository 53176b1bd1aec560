package org.belraihub.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
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
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of(".");

    @Override
    public Integer call() throws IOException {
      JsonNode outcome = hub.post("/organisations", Map.of("file", Files.readString(file), "operator", RunningHub.operator()));
      hub.tell(outcome, out -> {
        outcome.path("imported").forEach(hco -> out.println("imported " + hco.asString()));
        outcome.path("problems").forEach(problem -> hub.err().println(problem.asString()));
      });
      return outcome.path("problems").isEmpty() ? 0 : 1;
    }
  }

  /** {@code organisation list}. */
  @Command(name = "list", description = "Lists organisations.", mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Override
    public Integer call() {
      JsonNode lines = hub.get("/organisations");
      hub.tell(lines, out -> lines.forEach(line -> out.printf("%-15s %-28s %-4s users  %s%s%n", line.path("hco").asString(),
          line.path("type").asString(), line.path("users").asString(), line.path("name").asString(),
          line.path("circleOfTrust").asBoolean() ? "" : "  (no Circle of Trust)")));
      return 0;
    }
  }

  /** {@code organisation show HCO}. */
  @Command(name = "show", description = "Shows one organisation, without personal data.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Parameters(paramLabel = "HCO")
    private String hco = "";

    @Override
    public Integer call() {
      JsonNode details = hub.get("/organisations/" + hco);
      if (details.isMissingNode()) {
        hub.err().println("no organisation has the number " + hco);
        return 1;
      }
      hub.tell(details, out -> out.println(details.toPrettyString()));
      return 0;
    }
  }
}
