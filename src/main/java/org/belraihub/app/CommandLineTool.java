package org.belraihub.app;

import org.belraihub.app.command.AgreementCommand;
import org.belraihub.app.command.AuditCommand;
import org.belraihub.app.command.ClockCommand;
import org.belraihub.app.command.ConsentCommand;
import org.belraihub.app.command.DecideCommand;
import org.belraihub.app.command.DeliveryCommand;
import org.belraihub.app.command.EbmsCommand;
import org.belraihub.app.command.EvidenceCommand;
import org.belraihub.app.command.ExitCodes;
import org.belraihub.app.command.IdentityCommand;
import org.belraihub.app.command.KeysCommand;
import org.belraihub.app.command.OrganisationCommand;
import org.belraihub.app.command.ParkedCommand;
import org.belraihub.app.command.RescoreCommand;
import org.belraihub.app.command.SyncCommand;
import org.belraihub.app.command.TherlinkCommand;
import org.belraihub.app.command.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The subcommands of the jar; none of them starts a hub. */
@Command(name = "belrai-hub", description = "BelRAI Hub. Without a subcommand the hub starts.", mixinStandardHelpOptions = true,
    versionProvider = CommandLineTool.OfThisJar.class,
    subcommands = {ParkedCommand.class, DeliveryCommand.class, DecideCommand.Replay.class, DecideCommand.Discard.class,
        OrganisationCommand.class, AuditCommand.class, KeysCommand.class, ClockCommand.class, RescoreCommand.class, ConsentCommand.class,
        TherlinkCommand.class, TokenCommand.class, IdentityCommand.class, AgreementCommand.class, EbmsCommand.class, EvidenceCommand.class,
        SyncCommand.class, OfflineCommand.class, SandboxCommand.class, ScoreCommand.class, InstrumentsCommand.class, ValidateCommand.class})
final class CommandLineTool {

  private CommandLineTool() {
  }

  /** The version of the build, from the jar's manifest. */
  static final class OfThisJar implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = CommandLineTool.class.getPackage().getImplementationVersion();
      return new String[] {"BelRAI Hub " + (version == null ? "(not from its jar)" : version)};
    }
  }

  /** Runs a subcommand; its exit code. */
  static int run(String[] args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new CommandLineTool()).setExecutionExceptionHandler(new ExitCodes());
  }
}
