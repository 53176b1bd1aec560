package org.belraihub.app.command;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Identities at the eHealth platform. */
@Command(name = "identity", description = "Identities at the eHealth platform.", mixinStandardHelpOptions = true)
public final class IdentityCommand {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private IdentityCommand() {
  }

  @Command(description = "Asks whether a national number and a card belong together; needs --card.", mixinStandardHelpOptions = true)
  int check(@Mixin SourceCall call) {
    return call.call("identity.check", Map.of(), spec);
  }

  @Command(description = "Asks which numbers belong to the person, and lets earlier ones that the hub knows lead to the same person.",
      mixinStandardHelpOptions = true)
  int history(@Mixin SourceCall call) {
    return call.call("identity.history", Map.of(), spec);
  }
}
