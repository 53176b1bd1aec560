package org.belraihub.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentRegistry;

/**
 * What each version of each definition contained when it was released. A definition that says something else under an old version
 * would silently change the meaning of stored results, so it stops the start.
 */
public final class DefinitionLedger {

  private static final Pattern LINE = Pattern.compile("((?:instrument|scale|rule|roles) \\S+) ([0-9a-f]{64})");
  private static final String REMEDY = "give the changed content a new version and keep the old one, or restore the old content";

  private final Map<String, String> sealed;

  private DefinitionLedger(Map<String, String> sealed) {
    this.sealed = sealed;
  }

  /**
   * One definition in use.
   *
   * @param name   kind, name and version, for example {@code scale CPS@1}
   * @param sha256 of its content
   * @param file   file it stands in
   * @param line   line, counted from 1
   */
  public record Entry(String name, String sha256, String file, int line) {
  }

  /** Reads {@code config/definitions.lock}; lines that start with # are comments. */
  public static DefinitionLedger read(DefinitionFile file) {
    var sealed = new TreeMap<String, String>();
    var problems = new ArrayList<DefinitionProblem>();
    int number = 0;
    for (var line : new String(file.content(), StandardCharsets.UTF_8).split("\\R")) {
      number++;
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        sealed.put(matcher.group(1), matcher.group(2));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        problems.add(new DefinitionProblem(file.name(), number, "not a line of the ledger", "write: kind name@version sha256"));
      }
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return new DefinitionLedger(sealed);
  }

  /** From what a database remembers: name to SHA-256. */
  public static DefinitionLedger of(Map<String, String> remembered) {
    return new DefinitionLedger(new TreeMap<>(remembered));
  }

  /** Everything in use now. */
  public static List<Entry> entries(InstrumentRegistry registry, ScoringEngine engine) {
    var entries = new ArrayList<Entry>();
    registry.all().forEach(definition -> entries.add(new Entry("instrument " + definition.id(), definition.sha256(), definition.file(), 1)));
    entries.addAll(engine.definitions());
    return entries;
  }

  /** Stops with {@link DefinitionException} when a definition says something else than it did under the same version. */
  public void check(List<Entry> entries) {
    var problems = entries.stream()
        .filter(entry -> sealed.containsKey(entry.name()) && !entry.sha256().equals(sealed.get(entry.name())))
        .map(entry -> new DefinitionProblem(entry.file(), entry.line(), entry.name() + " is not what it was when it was released", REMEDY))
        .toList();
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
  }

  /** The text of a ledger that seals these definitions, after those that are sealed already. */
  public String seal(List<Entry> entries) {
    var all = new TreeMap<>(sealed);
    entries.forEach(entry -> all.putIfAbsent(entry.name(), entry.sha256()));
    var text = new StringBuilder("# Content of each released definition (SHA-256). Lines are added at a release and never changed.\n");
    all.forEach((name, sha256) -> text.append(name).append(' ').append(sha256).append('\n'));
    return text.toString();
  }
}
