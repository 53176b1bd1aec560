package org.belraihub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two changes that were made side by side must not take one version: Flyway would refuse to start. */
class MigrationsTest {

  @ParameterizedTest
  @ValueSource(strings = {"src/main/resources/db/migration", "src/main/resources/db/sandbox"})
  void everyMigrationHasAVersionOfItsOwn(String folder) throws Exception {
    List<String> names;
    try (var files = Files.list(Path.of(folder))) {
      names = files.map(file -> file.getFileName().toString()).toList();
    }

    assertThat(names).isNotEmpty().allMatch(name -> name.matches("V\\d{3}__[a-z_]+\\.sql"));
    assertThat(new HashSet<>(names.stream().map(name -> name.substring(0, name.indexOf('_'))).toList())).hasSameSizeAs(names);
  }
}
