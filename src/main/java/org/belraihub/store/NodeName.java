package org.belraihub.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this node, kept in its home over restarts, so that work it had claimed when it died is its own again at once.
 *
 * @param name unique among the nodes of one database
 */
public record NodeName(String name) {

  /** Reads the name, or makes one at the first start. */
  public static NodeName in(HomeDirectory home) throws IOException {
    Path file = home.resolve("node");
    if (Files.exists(file)) {
      String name = Files.readString(file).strip();
      if (!name.isEmpty()) {
        return new NodeName(name);
      }
    }
    var made = new NodeName(UUID.randomUUID().toString());
    Files.writeString(file, made.name + "\n");
    return made;
  }
}
