package org.belraihub.app.command;

import java.util.LinkedHashMap;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token of the security token service. */
@Command(name = "token", description = "The hub's token of the eHealth security token service.", mixinStandardHelpOptions = true)
public final class TokenCommand {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private TokenCommand() {
  }

  @Command(description = "Shows the token in use, and asks for one when there is none.", mixinStandardHelpOptions = true)
  int show(@Mixin RunningHub hub, @Option(names = "--show", description = "Print the values of attributes in full.") boolean inFull) {
    JsonNode token = hub.get("/sources");
    var shown = new LinkedHashMap<String, Object>();
    token.properties().forEach(field -> {
      if (!field.getKey().equals("attributes")) {
        shown.put(field.getKey(), field.getValue());
      }
    });
    token.path("attributes").properties().forEach(attribute -> {
      String values = String.join(", ", attribute.getValue().valueStream().map(JsonNode::asString).toList());
      shown.put(attribute.getKey(), inFull || values.equals("true") || values.equals("false") ? values : SourceCall.masked(values));
    });
    return SourceCall.print(JsonMapper.shared().valueToTree(shown), spec, hub, "");
  }
}
