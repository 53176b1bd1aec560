package org.belraihub.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.ClientFiles.Content;
import org.belraihub.scoring.ScaleResult;

/**
 * Lines of an export for a spreadsheet: one per answer, comment and result, so that every instrument fits in the same columns. Semicolons
 * and CRLF; every value in quotes, so that none breaks a column or a line; none begins a formula (R9.05).
 */
final class ExportFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> COLUMNS = List.of("reference", "insz", "instrument", "version", "organisation", "state",
      "creation_date", "start_date", "reference_date", "closing_date", "closed_by", "kind", "code", "value");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /** The first line of a file. */
  ExportFile head() {
    text.append(BYTE_ORDER_MARK);
    line(COLUMNS);
    return this;
  }

  /** An assessment of a client as it is on a day. */
  void add(Assessment assessment, String insz, LocalDate today, Content content) {
    String same = List.of(assessment.reference().text(), insz, assessment.instrument().code(), assessment.instrument().version(),
            assessment.organisation(), assessment.stateOn(today).name(), assessment.dates().creation().toString(),
            assessment.dates().start().toString(), assessment.dates().reference().toString(),
            assessment.closingDate().map(LocalDate::toString).orElse(""), assessment.closedByName().orElse("")).stream()
        .map(ExportFile::quoted).collect(Collectors.joining(";"));
    contents(same, content);
  }

  /** One of which nothing may tell whose it is: no number, name or date but that of the observations; {@code number} holds its lines together. */
  void addAnonymous(Assessment assessment, String number, Content content) {
    contents(List.of(number, "", assessment.instrument().code(), assessment.instrument().version(), "", "", "", "",
        assessment.dates().reference().toString(), "", "").stream().map(ExportFile::quoted).collect(Collectors.joining(";")), content);
  }

  private void contents(String same, Content content) {
    content.answers().asMap().forEach((item, value) -> line(same, "ANSWER", item, value));
    content.comments().forEach((place, comment) -> line(same, "COMMENT", place, comment));
    content.results().results().stream().filter(ScaleResult::computable)
        .forEach(result -> line(same, "RESULT", result.scale(), result.text()));
  }

  private void line(String same, String kind, String code, String value) {
    text.append(same).append(';').append(quoted(kind)).append(';').append(quoted(code)).append(';').append(quoted(value)).append("\r\n");
  }

  private void line(List<String> values) {
    text.append(values.stream().map(ExportFile::quoted).collect(Collectors.joining(";"))).append("\r\n");
  }

  /** A value that is nothing but a value to whatever opens the file. */
  static String quoted(String value) {
    String harmless = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /** Characters so far. */
  int length() {
    return text.length();
  }

  /** What was written. */
  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
