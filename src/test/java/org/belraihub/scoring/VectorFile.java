package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** A file of scoring vectors beside the project; its tests are skipped with a message when it is not there. */
final class VectorFile {

  private static final Path FOLDER = Path.of("../shared/reference");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private VectorFile() {
  }

  static Stream<DynamicTest> tests(String name) {
    var path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), "skipped: the vectors " + name + " are not beside the project (../shared/reference)");
    var table = new ScoreTable(ShippedDefinitions.REGISTRY, ShippedDefinitions.ENGINE, DAY);
    try (var forRows = Files.newBufferedReader(path); var forExpected = Files.newBufferedReader(path)) {
      var rows = ScoreTable.read(forRows);
      List<List<String>> lines = Csv.read(forExpected);
      int expected = lines.get(0).indexOf("expected");
      return IntStream.range(0, rows.size()).mapToObj(i -> DynamicTest.dynamicTest(rows.get(i).id(),
          () -> assertThat(table.value(rows.get(i))).as(rows.get(i).toString()).contains(lines.get(i + 1).get(expected))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
