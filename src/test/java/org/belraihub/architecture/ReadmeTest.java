package org.belraihub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** What the README promises is shown by tests that exist. */
class ReadmeTest {

  @Test
  void everyTestThatTheReadmeNamesExists() throws Exception {
    Set<String> tests;
    try (var files = Files.walk(Path.of("src/test/java"))) {
      tests = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
    }

    List<String> named = Pattern.compile("`(\\w+(?:IT|Test))`").matcher(Files.readString(Path.of("README.md"))).results()
        .map((MatchResult found) -> found.group(1)).toList();

    assertThat(named).hasSizeGreaterThan(7);
    assertThat(tests).containsAll(named);
  }
}
