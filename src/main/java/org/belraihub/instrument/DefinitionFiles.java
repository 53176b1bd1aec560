package org.belraihub.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds definition files in a folder. Files inside a jar are listed by the application, which knows how it was packed. */
public final class DefinitionFiles {

  private DefinitionFiles() {
  }

  /** The {@code .yaml}, {@code .yml} and {@code .json} files directly in a folder, by name; none when the folder is not there. */
  public static List<DefinitionFile> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = new ArrayList<DefinitionFile>();
    try (var paths = Files.list(folder)) {
      for (var path : paths.filter(DefinitionFiles::isDefinition).sorted().toList()) {
        found.add(new DefinitionFile(folder.getFileName() + "/" + path.getFileName(), Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the definitions in " + folder, e);
    }
    return found;
  }

  /** Whether a file name is that of a definition. */
  public static boolean isDefinition(Path path) {
    var name = path.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }
}
