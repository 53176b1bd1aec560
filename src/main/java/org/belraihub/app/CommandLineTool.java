package org.belraihub.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The subcommands of the jar; none of them starts a hub. */
@Command(name = "belrai-hub", description = "BelRAI Hub. Without a subcommand the hub starts.", mixinStandardHelpOptions = true,
    subcommands = {SandboxCommand.class, ScoreCommand.class, InstrumentsCommand.class, ValidateCommand.class})
final class CommandLineTool {

  private CommandLineTool() {
  }

  /** Runs a subcommand; its exit code. */
  static int run(String[] args) {
    return new CommandLine(new CommandLineTool()).execute(args);
  }
}
