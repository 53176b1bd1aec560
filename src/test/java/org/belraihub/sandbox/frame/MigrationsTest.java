package org.belraihub.sandbox.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Two changes that were made side by side must not take one version: Flyway would refuse to start. */
class MigrationsTest {

  @Test
  void everyMigrationOfTheHubHasAVersionOfItsOwn() throws Exception {
    assertThat(versions("src/main/resources/db/migration")).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void everyMigrationOfTheSandboxHasAVersionOfItsOwnAlsoThoseItShares() throws Exception {
    Stream<String> shared = Stream.of(MessageServiceTables.values()).map(tables -> tables.getVersion().getVersion());

    assertThat(Stream.concat(versions("src/main/resources/db/sandbox").stream(), shared).toList()).isNotEmpty().doesNotHaveDuplicates();
  }

  private static List<String> versions(String folder) throws Exception {
    try (var files = Files.list(Path.of(folder))) {
      return files.map(file -> file.getFileName().toString()).peek(name -> assertThat(name).matches("V\\d{3}__[a-z_]+\\.sql"))
          .map(name -> name.substring(1, name.indexOf('_'))).toList();
    }
  }
}
