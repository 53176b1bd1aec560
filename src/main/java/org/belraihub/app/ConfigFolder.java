package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.belraihub.instrument.DefinitionFile;
import org.springframework.core.io.Resource;

/**
 * The folders {@code config} and {@code routes}: looked up in the folder given by an option, then in the working directory, then in
 * the jar. The first place that has the asked sub-folder wins whole; places are never mixed.
 */
final class ConfigFolder {

  private final String folder;
  private final String option;

  /** A folder such as {@code config}; {@code option} is the path the operator gave, empty for none. */
  ConfigFolder(String folder, String option) {
    this.folder = folder;
    this.option = option;
  }

  /** Files of a sub-folder by name, for example all {@code *.yaml} of {@code scales}. */
  List<DefinitionFile> files(String sub, String pattern) throws IOException {
    var files = new ArrayList<DefinitionFile>();
    for (Resource resource : JarResources.SHARED.getResources(location(sub) + "/" + pattern)) {
      files.add(new DefinitionFile(folder + "/" + sub + "/" + resource.getFilename(), resource.getContentAsByteArray()));
    }
    files.sort(Comparator.comparing(DefinitionFile::name));
    return files;
  }

  /** A single file, from the first place that has it. */
  Optional<DefinitionFile> file(String name) throws IOException {
    for (Path place : option.isEmpty() ? List.of(Path.of(folder)) : List.of(Path.of(option), Path.of(folder))) {
      Path found = place.resolve(name);
      if (Files.isRegularFile(found)) {
        return Optional.of(new DefinitionFile(found.toString(), Files.readAllBytes(found)));
      }
    }
    Resource packed = JarResources.SHARED.getResource("classpath:" + folder + "/" + name);
    return packed.exists() ? Optional.of(new DefinitionFile(folder + "/" + name, packed.getContentAsByteArray())) : Optional.empty();
  }

  /** Where the files of the folder itself are that match a pattern, as locations of single files. */
  List<String> places(String pattern) throws IOException {
    String location = location("");
    var places = new ArrayList<String>();
    for (Resource resource : JarResources.SHARED.getResources(location + "/" + pattern)) {
      places.add(location + "/" + resource.getFilename());
    }
    return places.stream().sorted().toList();
  }

  /** Where a sub-folder is, as a Spring location without a trailing slash; an empty name is the folder itself. */
  private String location(String sub) {
    for (Path place : option.isEmpty() ? List.of(Path.of(folder)) : List.of(Path.of(option), Path.of(folder))) {
      Path found = sub.isEmpty() ? place : place.resolve(sub);
      if (Files.isDirectory(found)) {
        return "file:" + found.toAbsolutePath().normalize();
      }
    }
    return "classpath:" + folder + (sub.isEmpty() ? "" : "/" + sub);
  }
}
