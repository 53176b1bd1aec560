package org.belraihub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.belraihub.ebms.evidence.Reconciliation;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.message.MessageId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The message service. */
@Command(name = "ebms", description = "Statements of ebMS messages, their comparison, and a Ping.", mixinStandardHelpOptions = true,
    subcommands = {EbmsCommand.MakeStatement.class, EbmsCommand.Reconcile.class, EbmsCommand.Ping.class})
public final class EbmsCommand {

  private EbmsCommand() {
  }

  /** {@code ebms statement}. */
  @Command(name = "statement", description = "Prints what was sent, or received, under an agreement on one day in UTC.",
      mixinStandardHelpOptions = true)
  static final class MakeStatement implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(index = "0", paramLabel = "CPAID")
    private String agreement = "";
    @Parameters(index = "1", paramLabel = "DAY", description = "Such as 2026-11-26.")
    private LocalDate day = LocalDate.EPOCH;
    @Option(names = "--received", description = "What the partner sent instead of what the hub sent.")
    private boolean received;

    @Override
    public Integer call() {
      spec.commandLine().getOut().print(hub.get("/ebms/" + URLEncoder.encode(agreement, StandardCharsets.UTF_8) + "?side="
          + (received ? "receiver" : "sender") + "&day=" + day).path("text").asString());
      return 0;
    }
  }

  /** {@code ebms reconcile ONE OTHER}: needs no running hub. */
  @Command(name = "reconcile", description = "Compares the statements of both sides; exit code 1 when messages are missing or differ.",
      mixinStandardHelpOptions = true)
  static final class Reconcile implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(index = "0", paramLabel = "ONE")
    private Path one = Path.of("");
    @Parameters(index = "1", paramLabel = "OTHER")
    private Path other = Path.of("");

    @Override
    public Integer call() throws IOException {
      var reconciliation = Reconciliation.of(Statement.parse(Files.readString(one)), Statement.parse(Files.readString(other)));
      PrintWriter out = spec.commandLine().getOut();
      out.println(reconciliation.agreed() + " messages on both sides, " + reconciliation.open().size() + " still open at the sender");
      show(out, "acknowledged but not there", reconciliation.lost());
      show(out, "there but unknown to the sender", reconciliation.unknown());
      show(out, "different on both sides", reconciliation.different());
      out.println(reconciliation.isClean() ? "nothing is missing" : "the statements do not agree");
      return reconciliation.isClean() ? 0 : 1;
    }

    private static void show(PrintWriter out, String what, List<MessageId> ids) {
      ids.forEach(id -> out.println("  " + what + ": " + id.value()));
    }
  }

  /** {@code ebms ping CPAID}. */
  @Command(name = "ping", description = "Sends an ebMS Ping; exit code 1 when the partner does not take it.", mixinStandardHelpOptions = true)
  static final class Ping implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "CPAID")
    private String agreement = "";

    @Override
    public Integer call() {
      boolean taken = hub.post("/ebms/" + URLEncoder.encode(agreement, StandardCharsets.UTF_8),
          Map.of("action", "ping", "operator", RunningHub.operator())).path("done").asBoolean();
      spec.commandLine().getOut().println(taken ? "taken" : "not taken");
      return taken ? 0 : 1;
    }
  }
}
