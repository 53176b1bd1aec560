package org.belraihub.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The answers of an assessment: item code to value, as text as on the wire. Immutable; iteration follows the item codes, so the
 * same answers always give the same {@link #canonical() bytes to digest}, whatever order they came in.
 */
public final class Answers {

  private static final Answers NONE = new Answers(Map.of());

  private final Map<String, String> values;

  private Answers(Map<String, String> sorted) {
    this.values = sorted;
  }

  /** No answers. */
  public static Answers none() {
    return NONE;
  }

  /** From item codes and values; {@link NullPointerException} for null values, blank ones are kept for validation to refuse. */
  public static Answers of(Map<String, String> values) {
    var sorted = new LinkedHashMap<String, String>(values.size() * 2);
    new TreeMap<>(values).forEach((item, value) -> sorted.put(item, java.util.Objects.requireNonNull(value, item)));
    return new Answers(Collections.unmodifiableMap(sorted));
  }

  /** The value given at an item, or null when it was not answered. */
  public @Nullable String get(String item) {
    return values.get(item);
  }

  /** Whether the item was answered. */
  public boolean has(String item) {
    return values.containsKey(item);
  }

  /** Codes of the answered items, in canonical order. */
  public Set<String> items() {
    return values.keySet();
  }

  /** Everything, in canonical order; unmodifiable. */
  public Map<String, String> asMap() {
    return values;
  }

  /** Number of answered items. */
  public int size() {
    return values.size();
  }

  /** These answers with others laid over them. */
  public Answers with(Map<String, String> others) {
    var merged = new TreeMap<>(values);
    merged.putAll(others);
    return of(merged);
  }

  /** These answers without those of some items. */
  public Answers without(Set<String> items) {
    var rest = new TreeMap<>(values);
    rest.keySet().removeAll(items);
    return of(rest);
  }

  /** One unambiguous text for digests: per item {@code code length:value} and a line feed, in canonical order. */
  public String canonical() {
    var text = new StringBuilder(values.size() * 12);
    values.forEach((item, value) -> text.append(item).append(' ').append(value.length()).append(':').append(value).append('\n'));
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answers answers && values.equals(answers.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Says how many, never what: answers are health information. */
  @Override
  public String toString() {
    return values.size() + " answers";
  }
}
