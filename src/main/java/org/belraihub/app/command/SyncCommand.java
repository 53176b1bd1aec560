package org.belraihub.app.command;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The synchronisation with the federal platform. */
@Command(name = "sync", description = "Shows, compares and decides what the two platforms exchange.", mixinStandardHelpOptions = true,
    subcommands = {SyncCommand.Status.class, SyncCommand.Conflicts.class, SyncCommand.Decide.class, SyncCommand.Pull.class,
        SyncCommand.Reconcile.class, SyncCommand.Rate.class})
public final class SyncCommand {

  private static final int NOT_DONE = 1;

  private SyncCommand() {
  }

  /** {@code sync status}. */
  @Command(name = "status", mixinStandardHelpOptions = true, description = "Shows how far the synchronisation is.")
  static final class Status implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      tell(hub, spec, hub.get("/sync"), (out, status) -> {
        status.path("out").properties().forEach(line -> line(out, line.getKey(), line.getValue()));
        status.properties().stream().filter(line -> !line.getKey().equals("out")).forEach(line -> line(out, line.getKey(), line.getValue()));
      });
      return 0;
    }

    private static void line(PrintWriter out, String name, JsonNode value) {
      out.printf("%-16s %s%n", name, value.isNull() ? "-" : value.asString());
    }
  }

  /** The answer as it is for programs, or in words. */
  private static void tell(RunningHub hub, CommandSpec spec, JsonNode answer, BiConsumer<PrintWriter, JsonNode> words) {
    PrintWriter out = spec.commandLine().getOut();
    if (hub.wantsJson()) {
      out.println(answer);
    } else {
      words.accept(out, answer);
    }
    out.flush();
  }

  /** {@code sync rate}. */
  @Command(name = "rate", mixinStandardHelpOptions = true,
      description = "Lets waiting messages to the federal platform out at another rate, at once and on every node; 0 stops it.")
  static final class Rate implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Parameters(paramLabel = "N", description = "Messages a second and node.")
    private int perSecond;

    @Override
    public Integer call() {
      return hub.post("/sync/rate", Map.of("perSecond", perSecond, "operator", RunningHub.operator())).path("done").asBoolean() ? 0 : NOT_DONE;
    }
  }

  /** {@code sync conflicts}. */
  @Command(name = "conflicts", mixinStandardHelpOptions = true, description = "Lists messages that wait for a decision, or for a version.")
  static final class Conflicts implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--versions", description = "Those that wait for the definition of an instrument version.")
    private boolean versions;

    @Option(names = "--after", paramLabel = "ID", description = "Continue after this number.", defaultValue = "0")
    private long after;

    @Override
    public Integer call() {
      tell(hub, spec, hub.get("/sync/" + (versions ? "versions" : "conflicts") + "?after=" + after), (out, page) -> {
        out.printf("%-8s %-28s %-28s %s%n", "number", "reference", "instrument", "since");
        page.forEach(held -> out.printf("%-8s %-28s %-28s %s%n", held.path("id").asString(), held.path("reference").asString(),
            held.path("instrument").asString() + "@" + held.path("version").asString(), held.path("heldAt").asString()));
      });
      return 0;
    }
  }

  /** {@code sync decide}. */
  @Command(name = "decide", mixinStandardHelpOptions = true, description = "Decides on a conflict.",
      footer = "Exit code 1: no conflict with this number waits, or the second would replace one of ours.")
  static final class Decide implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Of the conflict, as sync conflicts shows it.")
    private long number;

    @Parameters(index = "1", paramLabel = "DECISION", description = "keep-first or take-second.")
    private String decision = "";

    @Override
    public Integer call() {
      JsonNode answer = hub.post("/sync/" + number, Map.of("decision", decision.replace('-', '_'), "operator", RunningHub.operator()));
      return answer.path("done").asBoolean() ? 0 : NOT_DONE;
    }
  }

  /** {@code sync pull}. */
  @Command(name = "pull", mixinStandardHelpOptions = true,
      description = "Asks the federal platform for what was missed, from where the last pull ended; goes on after an interruption.",
      footer = "Exit code 1: a pull is under way already, on this node or another.")
  static final class Pull implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      JsonNode answer = hub.post("/sync/pull", Map.of("operator", RunningHub.operator()));
      boolean begun = answer.path("done").asBoolean();
      tell(hub, spec, answer, (out, pulled) -> out.println(begun
          ? pulled.path("messages").asString() + " messages, " + pulled.path("refused").asString() + " refused" : "somebody pulls already"));
      return begun ? 0 : NOT_DONE;
    }
  }

  /** {@code sync reconcile}. */
  @Command(name = "reconcile", mixinStandardHelpOptions = true, description = "Compares what both platforms hold, by day of the close.",
      footer = "Exit code 1: they differ.")
  static final class Reconcile implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, yyyy-mm-dd.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day, yyyy-mm-dd; at most 400 days later.")
    private LocalDate to = LocalDate.EPOCH;

    @Override
    public Integer call() {
      JsonNode report = hub.post("/sync", Map.of("from", from.toString(), "to", to.toString()));
      tell(hub, spec, report, (out, compared) -> {
        compared.path("differences").forEach(difference -> out.printf("%s %s %-28s here: %s, there: %s%n", difference.path("origin").asString(),
            difference.path("date").asString(), difference.path("reference").asString(), side(difference.path("here")),
            side(difference.path("there"))));
        out.printf("%s assessments on %s days, %d differences%n", compared.path("assessments").asString(), compared.path("days").asString(),
            compared.path("differences").size());
      });
      return report.path("differences").isEmpty() ? 0 : NOT_DONE;
    }

    private static String side(JsonNode entry) {
      return entry.isNull() || entry.isMissingNode() ? "not shared"
          : "number " + entry.path("sequence").asString();
    }
  }
}
