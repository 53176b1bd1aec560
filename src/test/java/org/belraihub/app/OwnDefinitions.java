package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.belraihub.scoring.ShippedDefinitions;

/** A folder of definitions as an operator keeps one: a copy of the shipped files with changes. */
final class OwnDefinitions {

  private OwnDefinitions() {
  }

  /** The shipped files, without the ledger. */
  static Path copyTo(Path folder) throws IOException {
    for (var sub : new String[] {"instruments", "scales", "bindings", "rules"}) {
      Files.createDirectories(folder.resolve(sub));
      try (var files = Files.list(ShippedDefinitions.CONFIG.resolve(sub))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(sub).resolve(file.getFileName()));
        }
      }
    }
    return folder;
  }

  /** Writes a changed copy beside a file. */
  static void newVersion(Path folder, String file, String... changes) throws IOException {
    Path next = folder.resolve(file.replace(".yaml", "-next.yaml"));
    Files.copy(folder.resolve(file), next);
    edit(next, changes);
  }

  /** Replaces texts, each by the one after it. */
  static void edit(Path file, String... changes) throws IOException {
    var text = Files.readString(file);
    for (int i = 0; i < changes.length; i += 2) {
      if (!text.contains(changes[i])) {
        throw new IllegalArgumentException(file + " does not contain " + changes[i]);
      }
      text = text.replace(changes[i], changes[i + 1]);
    }
    Files.writeString(file, text);
  }
}
