package org.belraihub.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.instrument.Labels;

import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a scale: a named pure function over roles, never over item codes.
 */
public final class ScaleDefinition {

  private final Head head;
  private final Output output;
  private final Map<String, ScaleInput> inputs;
  private final Map<String, List<String>> groups;
  private final Map<String, Expression> steps;
  private final Map<String, StepTable> tables;
  private final List<ScaleCase> cases;
  private final @Nullable String rule;
  private final List<Interpretation> interpretations;
  private final Origin origin;

  ScaleDefinition(Head head, Output output, Map<String, ScaleInput> inputs, Map<String, List<String>> groups, Map<String, Expression> steps,
      Map<String, StepTable> tables, List<ScaleCase> cases, @Nullable String rule, List<Interpretation> interpretations, Origin origin) {
    this.head = head;
    this.output = output;
    this.inputs = inputs;
    this.groups = groups;
    this.steps = steps;
    this.tables = tables;
    this.cases = List.copyOf(cases);
    this.rule = rule;
    this.interpretations = List.copyOf(interpretations);
    this.origin = origin;
  }

  /**
   * What a scale is.
   *
   * @param name       for example {@code ADLH}
   * @param version    counts up with every change of content
   * @param kind       what its outcome is
   * @param status     how far it can be relied on
   * @param confidence how sure the rule is
   * @param worse      whether a higher outcome is worse
   * @param comparable earlier versions whose outcomes may be put beside this one's
   * @param label      name in four languages
   * @param plain      name for the person concerned
   * @param source     where the rule comes from
   * @param open       what is not certain; empty when nothing is
   */
  public record Head(String name, int version, ScaleKind kind, ScaleStatus status, Confidence confidence, boolean worse,
      Set<Integer> comparable, Labels label, Labels plain, String source, String open) {
  }

  /**
   * What an outcome looks like.
   *
   * @param decimals   digits after the point, rounded half up
   * @param min        smallest outcome
   * @param max        largest outcome
   * @param categories names of the outcomes when they are no numbers, else empty
   */
  public record Output(int decimals, double min, double max, List<String> categories) {
  }

  /** Where a definition was read, and the SHA-256 of its content. */
  public record Origin(String file, int line, String sha256) {
  }

  public Head head() {
    return head;
  }

  public String name() {
    return head.name();
  }

  public int version() {
    return head.version();
  }

  public ScaleStatus status() {
    return head.status();
  }

  public Output output() {
    return output;
  }

  /** Bands with labels, in the order of the file. */
  public List<Interpretation> interpretations() {
    return interpretations;
  }

  public Origin origin() {
    return origin;
  }

  /** Names of the scales this one uses. */
  public Set<String> uses() {
    return inputs.values().stream().filter(input -> input.source() == ScaleInput.Source.SCALE).map(ScaleInput::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Roles this scale reads itself. */
  public Set<String> roles() {
    return inputs.values().stream().filter(input -> input.source() == ScaleInput.Source.ANSWER).map(ScaleInput::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The band with a key. */
  public Optional<Interpretation> interpretation(@Nullable String key) {
    return interpretations.stream().filter(band -> band.key().equals(key)).findFirst();
  }

  Map<String, ScaleInput> inputs() {
    return inputs;
  }

  Map<String, List<String>> groups() {
    return groups;
  }

  Map<String, Expression> steps() {
    return steps;
  }

  Map<String, StepTable> tables() {
    return tables;
  }

  List<ScaleCase> cases() {
    return cases;
  }

  Optional<String> rule() {
    return Optional.ofNullable(rule);
  }

  @Override
  public String toString() {
    return head.name() + "@" + head.version();
  }
}
