package org.belraihub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;

import org.belraihub.ebms.evidence.EvidenceCheck;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code evidence MESSAGEID}: one file that proves one message. */
@Command(name = "evidence", description = "Writes a file that proves one ebMS message to a stranger.", mixinStandardHelpOptions = true,
    subcommands = EvidenceCommand.Verify.class)
public final class EvidenceCommand implements Callable<Integer> {

  @Mixin
  private RunningHub hub = new RunningHub();
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Parameters(paramLabel = "MESSAGEID", arity = "0..1")
  private @Nullable String messageId;
  @Option(names = "--to", paramLabel = "FILE", description = "Default: evidence.zip here.", defaultValue = "evidence.zip")
  private Path target = Path.of("evidence.zip");

  @Override
  public Integer call() throws IOException {
    if (messageId == null) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return 2;
    }
    JsonNode outcome = hub.post("/ebms/" + URLEncoder.encode(messageId, StandardCharsets.UTF_8),
        Map.of("action", "evidence", "operator", RunningHub.operator()));
    if (!outcome.path("done").asBoolean()) {
      spec.commandLine().getErr().println("there is no message " + messageId + ", or its agreement was not kept");
      return 1;
    }
    Files.move(Path.of(outcome.path("file").asString()), target, StandardCopyOption.REPLACE_EXISTING);
    spec.commandLine().getOut().println(target);
    return 0;
  }

  /** {@code evidence verify FILE}: needs no running hub and no key. */
  @Command(name = "verify", description = "Verifies such a file offline; exit code 1 when anything in it is not proved.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
      EvidenceCheck.Result result = EvidenceCheck.verify(file, PackagingLimits.DEFAULT);
      PrintWriter out = spec.commandLine().getOut();
      result.proved().forEach(line -> out.println("proved: " + line));
      result.problems().forEach(line -> out.println("NOT PROVED: " + line));
      return result.isProved() ? 0 : 1;
    }
  }
}
