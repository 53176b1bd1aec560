package org.belraihub.scoring;

import org.belraihub.instrument.Labels;

import org.jspecify.annotations.Nullable;

/**
 * A band of outcomes and how to say it.
 *
 * @param from     smallest value, included; meaningless for a category
 * @param to       largest value, included
 * @param category the category meant; null for numbers
 * @param key      stable key, for example {@code MILD}
 * @param severity how heavy, for ordering and colour
 * @param label    professional wording
 * @param plain    wording for the person concerned (R9.17)
 */
public record Interpretation(double from, double to, @Nullable String category, String key, Severity severity, Labels label, Labels plain) {

  /** How heavy a band weighs. */
  public enum Severity {
    NONE, LOW, MODERATE, HIGH, VERY_HIGH
  }
}
