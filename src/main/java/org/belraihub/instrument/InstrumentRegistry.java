package org.belraihub.instrument;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All instrument versions the hub knows (R3.01). Built once at start, immutable. */
public final class InstrumentRegistry {

  private final Map<InstrumentId, InstrumentDefinition> definitions;

  private InstrumentRegistry(Map<InstrumentId, InstrumentDefinition> definitions) {
    this.definitions = definitions;
  }

  /** Reads instrument files; {@link DefinitionException} with every problem of every file. */
  public static InstrumentRegistry of(List<DefinitionFile> files) {
    var definitions = new LinkedHashMap<InstrumentId, InstrumentDefinition>();
    var problems = new ArrayList<DefinitionProblem>();
    for (var file : files) {
      try {
        var definition = new InstrumentReader(file).read();
        var other = definitions.putIfAbsent(definition.id(), definition);
        if (other != null) {
          problems.add(new DefinitionProblem(file.name(), 1, definition.id() + " is also defined in " + other.file(),
              "keep one of the two files, or give the changed one a new version"));
        }
      } catch (DefinitionException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return new InstrumentRegistry(definitions);
  }

  /** One version of one instrument; empty when it is unknown, which a receiver parks with VERSION_MISMATCH (R3.05). */
  public Optional<InstrumentDefinition> find(InstrumentId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** Whether an instrument version is known and its definition is the official one. */
  public boolean isConfirmed(InstrumentId id) {
    return find(id).filter(definition -> definition.status() == InstrumentStatus.ACTIVE).isPresent();
  }

  /** The newest version of an instrument, by code or alias. */
  public Optional<InstrumentDefinition> current(String code) {
    return current(code, LocalDate.MAX);
  }

  /** The newest version whose validity has begun on a date, by code or alias. */
  public Optional<InstrumentDefinition> current(String code, LocalDate on) {
    return definitions.values().stream()
        .filter(definition -> definition.code().equals(code) || definition.profile().aliases().contains(code))
        .filter(definition -> !definition.profile().validFrom().isAfter(on))
        .max(Comparator.comparing(definition -> definition.profile().validFrom()));
  }

  /** Every definition, in the order of the files. */
  public List<InstrumentDefinition> all() {
    return List.copyOf(definitions.values());
  }
}
