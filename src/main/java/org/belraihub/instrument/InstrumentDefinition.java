package org.belraihub.instrument;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One immutable version of an instrument. Two definitions are the same only if their {@link #sha256() content} is.
 */
public final class InstrumentDefinition {

  private final InstrumentId id;
  private final Profile profile;
  private final Map<String, ModuleDefinition> modules;
  private final Map<String, ItemDefinition> items;
  private final List<SkipRule> skipRules;
  private final List<ConsistencyRule> consistencyRules;
  private final int unknownPositions;
  private final String file;
  private final String sha256;

  InstrumentDefinition(InstrumentId id, Profile profile, List<ModuleDefinition> modules, List<SkipRule> skipRules,
      List<ConsistencyRule> consistencyRules, int unknownPositions, String file, String sha256) {
    this.id = id;
    this.unknownPositions = unknownPositions;
    this.profile = profile;
    var byModule = new LinkedHashMap<String, ModuleDefinition>();
    var byItem = new LinkedHashMap<String, ItemDefinition>();
    for (var module : modules) {
      byModule.put(module.code(), module);
      module.items().forEach(item -> byItem.put(item.code(), item));
    }
    this.modules = byModule;
    this.items = byItem;
    this.skipRules = List.copyOf(skipRules);
    this.consistencyRules = List.copyOf(consistencyRules);
    this.file = file;
    this.sha256 = sha256;
  }

  /**
   * What an instrument is, apart from its items.
   *
   * @param name        name in four languages
   * @param aliases     short names accepted on the command line, for example {@code HC}
   * @param status      how far the definition can be relied on
   * @param kind        what it is for
   * @param targetGroup for whom, or the question it answers about them; null where the file does not say
   * @param setting     where it is used, as the file says it (residential, ambulatory, both)
   * @param startable   whether it can be started on this platform (R3.02), else only received
   * @param offline     whether the offline application has it ((d) 30)
   * @param teamwork    one person or a team (R4.20)
   * @param coordinator choices of leadership for a team; empty for individual instruments
   * @param counted     whether the number of positions of the official edition is published; else there are more than are known here
   * @param validFrom   first reference date of this version
   */
  public record Profile(Labels name, Set<String> aliases, InstrumentStatus status, InstrumentKind kind, @Nullable Labels targetGroup,
      String setting, boolean startable, boolean offline, Teamwork teamwork, Set<CoordinatorChoice> coordinator, boolean counted,
      LocalDate validFrom) {
  }

  public InstrumentId id() {
    return id;
  }

  /** For example {@code BELRAI_SCREENER}. */
  public String code() {
    return id.code();
  }

  public String version() {
    return id.version();
  }

  public Profile profile() {
    return profile;
  }

  public Labels name() {
    return profile.name();
  }

  public InstrumentStatus status() {
    return profile.status();
  }

  public InstrumentKind kind() {
    return profile.kind();
  }

  public boolean startable() {
    return profile.startable();
  }

  public Teamwork teamwork() {
    return profile.teamwork();
  }

  public Set<CoordinatorChoice> coordinatorChoices() {
    return profile.coordinator();
  }

  /** Modules in the order of the form. */
  public List<ModuleDefinition> modules() {
    return List.copyOf(modules.values());
  }

  public Optional<ModuleDefinition> module(String code) {
    return Optional.ofNullable(modules.get(code));
  }

  /** Known items in the order of the form. */
  public List<ItemDefinition> items() {
    return List.copyOf(items.values());
  }

  /** Of these answers those that cannot name anybody. */
  public Answers impersonal(Answers answers) {
    var impersonal = new TreeMap<String, String>();
    for (ItemDefinition item : items()) {
      String value = answers.get(item.code());
      if (value != null && item.type().isImpersonal()) {
        impersonal.put(item.code(), value);
      }
    }
    return Answers.of(impersonal);
  }

  public Optional<ItemDefinition> item(String code) {
    return Optional.ofNullable(items.get(code));
  }

  /** Items of this instrument that ask the same as an item of another instrument or version, in the order of the form (R3.04). */
  public List<ItemDefinition> corresponding(ItemDefinition other) {
    return items.values().stream().filter(item -> item.sameAs().stream().anyMatch(other.sameAs()::contains)).toList();
  }

  public List<SkipRule> skipRules() {
    return skipRules;
  }

  public List<ConsistencyRule> consistencyRules() {
    return consistencyRules;
  }

  /** Positions of the official edition: known ones, unknown ones of a known section, and those of which only the number is known. */
  public int positions() {
    return unknownPositions + modules.values().stream().mapToInt(ModuleDefinition::positions).sum();
  }

  /** Positions whose content is known. */
  public int knownPositions() {
    return items.size();
  }

  /** File the definition came from. */
  public String file() {
    return file;
  }

  /** SHA-256 of the content, hexadecimal; comments and white space do not count. */
  public String sha256() {
    return sha256;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InstrumentDefinition definition && id.equals(definition.id) && sha256.equals(definition.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
