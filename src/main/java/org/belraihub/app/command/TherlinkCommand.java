package org.belraihub.app.command;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Therapeutic links at the eHealth platform, through the hub that runs. */
@Command(name = "therlink", description = "Reads, declares and revokes therapeutic links at the eHealth platform.",
    mixinStandardHelpOptions = true)
public final class TherlinkCommand {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private TherlinkCommand() {
  }

  /** With whom, and for how long. */
  static final class Link {

    @Option(names = "--professional", paramLabel = "NUMBER", required = true, description = "National number of the professional.")
    private String professional = "";
    @Option(names = "--nihii", paramLabel = "NUMBER", required = true, description = "RIZIV number of the professional.")
    private String nihii = "";
    @Option(names = "--category", paramLabel = "CODE", required = true, description = "CD-HCPARTY code, for example persnurse.")
    private String category = "";
    @Option(names = "--type", paramLabel = "CODE", description = "Type of link; gpconsultation when declaring, any when asking.")
    private @Nullable String type;
    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-11-22.")
    private @Nullable String from;
    @Option(names = "--through", paramLabel = "DAY", description = "Last day.")
    private @Nullable String through;
    @Option(names = "--first-name", paramLabel = "NAME", description = "First name of the person, as on the card.")
    private @Nullable String firstName;
    @Option(names = "--family-name", paramLabel = "NAME", description = "Family name of the person, as on the card.")
    private @Nullable String familyName;

    private Map<String, @Nullable String> arguments() {
      var arguments = new HashMap<String, @Nullable String>();
      arguments.put("professional", professional);
      arguments.put("nihii", nihii);
      arguments.put("category", category);
      arguments.put("type", type);
      arguments.put("from", from);
      arguments.put("through", through);
      arguments.put("firstName", firstName);
      arguments.put("familyName", familyName);
      return arguments;
    }
  }

  @Command(description = "Lists the active links of the two.", mixinStandardHelpOptions = true)
  int get(@Mixin SourceCall call, @Mixin Link link) {
    return call.call("therlink.get", link.arguments(), spec);
  }

  @Command(description = "Asks whether there is an active link.", mixinStandardHelpOptions = true)
  int has(@Mixin SourceCall call, @Mixin Link link) {
    return call.call("therlink.has", link.arguments(), spec);
  }

  @Command(description = "Declares a link, proven by the card that was read; needs --card.", mixinStandardHelpOptions = true)
  int put(@Mixin SourceCall call, @Mixin Link link) {
    return call.call("therlink.put", link.arguments(), spec);
  }

  @Command(description = "Revokes a link; needs --card.", mixinStandardHelpOptions = true)
  int revoke(@Mixin SourceCall call, @Mixin Link link) {
    return call.call("therlink.revoke", link.arguments(), spec);
  }
}
