package org.belraihub.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R9.05: nothing in a value breaks a column or a line, and no value begins a formula. */
class ExportFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+32 9 123", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void aValueThatWouldBeginAFormulaIsAText(String value) {
    assertThat(ExportFile.quoted(value)).startsWith("\"'").isEqualTo("\"'" + value + '"');
  }

  @Test
  void separatorsQuotesAndLineBreaksStayInsideTheValue() {
    assertThat(ExportFile.quoted("a;b\"c\r\nd")).isEqualTo("\"a;b\"\"c\r\nd\"");
    assertThat(ExportFile.quoted("")).isEqualTo("\"\"");
    assertThat(ExportFile.quoted("2=1")).isEqualTo("\"2=1\"");
  }

  @Property
  void whateverIsWrittenIsReadBack(@ForAll String value) {
    String quoted = ExportFile.quoted(value);
    String inside = quoted.substring(1, quoted.length() - 1);

    assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
    assertThat(inside.replace("\"\"", "\"")).isIn(value, "'" + value);
  }

  @Test
  void theHeadNamesTheColumnsForASpreadsheet() {
    assertThat(new String(new ExportFile().head().bytes(), StandardCharsets.UTF_8))
        .startsWith("\uFEFF\"reference\";\"insz\";").endsWith("\"kind\";\"code\";\"value\"\r\n");
  }
}
