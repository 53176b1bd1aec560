package org.belraihub.app.command;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The keys for data at rest. */
@Command(name = "keys", description = "Shows and rotates the keys for data at rest.", mixinStandardHelpOptions = true,
    subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class, KeysCommand.Forget.class})
public final class KeysCommand {

  private static final long POLL_MILLIS = 1000;

  private KeysCommand() {
  }

  /** Prints where the keys are; the exit code. */
  private static int print(JsonNode keys, RunningHub hub) {
    hub.tell(keys, out -> {
      out.println("encryption " + keys.path("current").asString() + " of " + keys.path("encryption")
          + ", hash " + keys.path("currentHash").asString() + " of " + keys.path("hash"));
      JsonNode rotation = keys.path("rotation");
      if (rotation.isObject()) {
        out.println("rotation " + rotation.path("number").asString() + " to " + rotation.path("encryptionKey").asString() + " and "
            + rotation.path("hashKey").asString() + ": " + rotation.path("state").asString() + ", begun " + rotation.path("startedAt").asString()
            + " by " + rotation.path("startedBy").asString());
        rotation.path("progress").forEach(part -> out.printf("  %-32s %10s rewritten%s%n", part.path("target").asString(),
            part.path("rewritten").asString(), part.path("complete").asBoolean() ? "" : ", under way"));
      }
    });
    if (keys.path("problem").isString()) {
      hub.err().println(keys.path("problem").asString());
      return 1;
    }
    return 0;
  }

  private static int change(String action, boolean wait, RunningHub hub) throws InterruptedException {
    JsonNode keys = hub.post("/keys", Map.of("action", action, "operator", RunningHub.operator()));
    while (wait && !keys.path("problem").isString() && !keys.path("rotation").path("state").asString().matches("FINISHED|FORGOTTEN")) {
      Thread.sleep(POLL_MILLIS);
      keys = hub.get("/keys");
    }
    return print(keys, hub);
  }

  /** {@code keys show}. */
  @Command(name = "show", description = "Shows which keys are in use, by id, and how far a rotation is.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();

    @Override
    public Integer call() {
      return print(hub.get("/keys"), hub);
    }
  }

  /** {@code keys rotate}. */
  @Command(name = "rotate", mixinStandardHelpOptions = true, description = "Makes new keys and writes everything anew with them in the "
      + "background, while the hub works. Survives a restart. Back up the key file first and afterwards.")
  static final class Rotate implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Option(names = "--wait", description = "Return when it is finished.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
      return change("rotate", wait, hub);
    }
  }

  /** {@code keys forget}. */
  @Command(name = "forget", mixinStandardHelpOptions = true, description = "After a finished rotation: looks at everything once more and "
      + "takes the old keys out of the key file. Backups of the database from before need the key file from before.")
  static final class Forget implements Callable<Integer> {

    @Mixin
    private RunningHub hub = new RunningHub();
    @Option(names = "--wait", description = "Return when they are gone.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
      return change("forget", wait, hub);
    }
  }
}
