package org.belraihub.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema is read when it is first needed, so that all of ours can be read is shown here. */
class SchemaCheckTest {

  static Stream<String> schemas() throws IOException {
    try (var files = Files.list(Path.of("xsd"))) {
      return files.map(file -> "xsd/" + file.getFileName()).filter(name -> name.endsWith(".xsd")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everySchemaThatIsShippedCanBeReadAndRefusesWhatItDoesNotKnow(String schema) throws Exception {
    var stranger = XmlDocuments.parse("<stranger/>".getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE).getDocumentElement();

    assertThat(SchemaCheck.of(schema).invalidPlaces(stranger)).containsExactly("stranger");
  }

  @Test
  void aSchemaThatIsMissingIsToldAtOnce() {
    assertThatThrownBy(() -> SchemaCheck.of("xsd/nowhere.xsd")).isInstanceOf(IllegalStateException.class).hasMessageContaining("xsd/nowhere.xsd");
  }
}
