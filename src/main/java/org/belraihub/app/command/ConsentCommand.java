package org.belraihub.app.command;

import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Consents at the eHealth platform, through the hub that runs. */
@Command(name = "consent", description = "Reads, gives and revokes the consent of a person at the eHealth platform.",
    mixinStandardHelpOptions = true)
public final class ConsentCommand {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private ConsentCommand() {
  }

  @Command(description = "Shows the consent as the platform holds it.", mixinStandardHelpOptions = true)
  int get(@Mixin SourceCall call) {
    return call.call("consent.get", Map.of(), spec);
  }

  @Command(description = "Shows the state of the consent: GIVEN, REVOKED, DECEASED, NONE.", mixinStandardHelpOptions = true)
  int status(@Mixin SourceCall call) {
    return call.call("consent.status", Map.of(), spec);
  }

  @Command(description = "Registers a consent signed today; needs --card.", mixinStandardHelpOptions = true)
  int put(@Mixin SourceCall call) {
    return call.call("consent.put", Map.of(), spec);
  }

  @Command(description = "Withdraws the consent as of today; needs --card.", mixinStandardHelpOptions = true)
  int revoke(@Mixin SourceCall call) {
    return call.call("consent.revoke", Map.of(), spec);
  }
}
