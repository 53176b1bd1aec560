package org.belraihub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementCheck;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.EndpointRule;
import org.belraihub.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The ebMS agreements. */
@Command(name = "agreement", description = "Shows and checks ebMS agreements (CPPA 2.0).", mixinStandardHelpOptions = true,
    subcommands = {AgreementCommand.ListAll.class, AgreementCommand.Show.class, AgreementCommand.Check.class})
public final class AgreementCommand {

  private AgreementCommand() {
  }

  /** {@code agreement list}. */
  @Command(name = "list", description = "Every file of the running hub, with its problems.", mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Override
    public Integer call() {
      JsonNode lines = hub.get("/agreements");
      hub.tell(lines, out -> lines.forEach(line -> print(out, line)));
      return lines.valueStream().allMatch(line -> line.path("problems").isEmpty()) ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode line) {
      out.printf("%-28s %-28s %-8s %s - %s%n", line.path("file").asString(), line.path("cpaId").asString(),
          line.path("usable").asBoolean() ? "usable" : "not now", line.path("start").asString(), line.path("end").asString());
      line.path("problems").forEach(problem -> out.println("    refused: " + problem.asString()));
    }
  }

  /** {@code agreement show ID}. */
  @Command(name = "show", description = "Parties, certificates and actions of one agreement.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Parameters(paramLabel = "CPAID")
    private String cpaId = "";

    @Override
    public Integer call() {
      JsonNode details = hub.get("/agreements/" + URLEncoder.encode(cpaId, StandardCharsets.UTF_8));
      if (details.isMissingNode()) {
        hub.err().println("there is no agreement " + cpaId);
        return 1;
      }
      hub.tell(details, out -> {
        out.println(cpaId + " from " + details.path("start").asString() + " to " + details.path("end").asString() + ", SHA-256 "
            + details.path("digest").asString());
        details.path("parties").forEach(line -> out.println(line.asString()));
      });
      return 0;
    }
  }

  /** {@code agreement check FILE}: needs no running hub. */
  @Command(name = "check", description = "Checks a document as the hub would when it loads it; exit code 1 when it would be refused.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");
    @Option(names = "--endpoint-host", description = "A host that messages may go to; as hub.partners.ebms.endpoint-hosts.")
    private List<String> hosts = List.of();
    @Option(names = "--plain-http", description = "Plain http may leave this machine; as ebms in hub.partners.plain-http-allowed.")
    private boolean plainHttp;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try {
        Agreement agreement = AgreementReader.read(Files.readAllBytes(file));
        var now = SystemClock.ofMachine().now();
        List<String> problems = AgreementCheck.defects(agreement, new EndpointRule(hosts, plainHttp), now);
        problems.forEach(out::println);
        out.println(agreement.cpaId() + (problems.isEmpty() ? " can be used" : " would be refused")
            + (agreement.isUsableAt(now) ? "" : "; not at this time, but from " + agreement.start() + " to " + agreement.end()));
        return problems.isEmpty() ? 0 : 1;
      } catch (AgreementRefusedException e) {
        out.println("would be refused: " + e.getMessage());
        return 1;
      }
    }
  }
}
