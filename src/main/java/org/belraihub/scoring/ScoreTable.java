package org.belraihub.scoring;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;

import org.jspecify.annotations.Nullable;

/**
 * Scores a table of cases: columns {@code id,scale,instrument,inputs}, further ones ignored. Inputs are a JSON object of item codes, or
 * of input names when the instrument is {@code -}.
 */
public final class ScoreTable {

  /** What stands as value of a row whose scale or instrument is not known. */
  public static final String UNKNOWN = "!UNKNOWN";

  private static final String NO_INSTRUMENT = "-";

  private final InstrumentRegistry registry;
  private final ScoringEngine engine;
  private final LocalDate today;

  /** With the day that stands for reference and decision date where a row names none. */
  public ScoreTable(InstrumentRegistry registry, ScoringEngine engine, LocalDate today) {
    this.registry = registry;
    this.engine = engine;
    this.today = today;
  }

  /**
   * One case.
   *
   * @param inputs item codes or input names to values as text
   */
  public record Row(String id, String scale, String instrument, Map<String, String> inputs) {
  }

  /**
   * Writes {@code id,scale,instrument,value}, one row per input row.
   *
   * @return whether every scale and instrument was known
   * @throws IOException              when reading or writing fails
   * @throws IllegalArgumentException when a column is missing or inputs are no JSON object; names the row
   */
  public boolean score(Reader in, Writer out) throws IOException {
    boolean allKnown = true;
    Csv.write(out, List.of("id", "scale", "instrument", "value"));
    for (var row : read(in)) {
      var value = value(row);
      allKnown &= value.isPresent();
      Csv.write(out, List.of(row.id(), row.scale(), row.instrument(), value.orElse(UNKNOWN)));
    }
    out.flush();
    return allKnown;
  }

  /** The rows of a table. */
  public static List<Row> read(Reader in) throws IOException {
    var lines = Csv.read(in);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the table is empty");
    }
    var header = lines.get(0);
    var columns = new ArrayList<Integer>();
    for (var name : List.of("id", "scale", "instrument", "inputs")) {
      if (!header.contains(name)) {
        throw new IllegalArgumentException("the column " + name + " is missing");
      }
      columns.add(header.indexOf(name));
    }
    var rows = new ArrayList<Row>();
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.size() <= java.util.Collections.max(columns)) {
        throw new IllegalArgumentException("row " + i + " has too few columns");
      }
      rows.add(new Row(line.get(columns.get(0)), line.get(columns.get(1)), line.get(columns.get(2)),
          AnswerJson.read(line.get(columns.get(3)), "row " + i)));
    }
    return rows;
  }

  /** The outcome as text, empty text when not computable; empty when scale or instrument is not known. */
  public Optional<String> value(Row row) {
    return result(row).map(ScaleResult::text);
  }

  /** The outcome; empty when scale or instrument is not known. */
  public Optional<ScaleResult> result(Row row) {
    @Nullable InstrumentDefinition definition = null;
    if (!row.instrument().equals(NO_INSTRUMENT)) {
      var found = registry.current(row.instrument());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      definition = found.get();
    }
    var values = new TreeMap<>(row.inputs());
    var birthDate = date(values.remove("birthDate"), row.id());
    var reference = date(values.remove("referenceDate"), row.id());
    var decision = date(values.remove("decisionDate"), row.id());
    var context = new ScoringContext(reference == null ? today : reference, birthDate, decision == null ? today : decision);
    return engine.evaluate(row.scale(), definition, Answers.of(values), context);
  }

  private static @Nullable LocalDate date(@Nullable String text, String row) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("row " + row + ": a date is written as 2025-08-31", e);
    }
  }
}
