package org.belraihub.app.command;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What calls of the basic services have in common: about whom, and how the answer is printed. */
final class SourceCall {

  private static final int SHOWN = 2;

  @Mixin
  private RunningHub hub = new RunningHub();
  @Option(names = "--insz", paramLabel = "NUMBER", required = true, arity = "0..1", interactive = true,
      description = "National number of the person; asked for when no value follows, so that no list of processes shows it.")
  private String insz = "";
  @Option(names = "--card", paramLabel = "NUMBER", description = "Number of the identity card that was read.")
  private @Nullable String card;
  @Option(names = "--show", description = "Print personal data in full.")
  private boolean show;

  /** Calls and prints; the exit code. */
  int call(String operation, Map<String, @Nullable String> more, CommandSpec spec) {
    var arguments = new HashMap<String, Object>();
    more.forEach((name, value) -> {
      if (value != null) {
        arguments.put(name, value);
      }
    });
    arguments.put("operation", operation);
    arguments.put("insz", insz);
    arguments.put("operator", RunningHub.operator());
    if (card != null) {
      arguments.put("card", card);
    }
    return print(hub.post("/sources", arguments), spec, hub, show ? insz : masked(insz));
  }

  /** Everything but the first digits hidden. */
  static String masked(String text) {
    return text.length() <= SHOWN ? "*".repeat(text.length()) : text.substring(0, SHOWN) + "*".repeat(text.length() - SHOWN);
  }

  static int print(JsonNode answer, CommandSpec spec, RunningHub hub, String about) {
    var out = spec.commandLine().getOut();
    if (hub.wantsJson()) {
      out.println(answer);
    } else {
      if (!about.isEmpty()) {
        out.println("person " + about);
      }
      answer.properties().forEach(field -> out.println(field.getKey() + " "
          + (field.getValue().isString() ? field.getValue().asString() : field.getValue().toString())));
    }
    return answer.has("problem") ? 1 : 0;
  }
}
