package org.belraihub.scoring;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One input of a scale.
 *
 * @param name   name used in expressions; for answers it is the role that a binding ties to items
 * @param source where the number comes from
 * @param of     answer list the bound item must have, name of the scale, or name of the date
 * @param when   needed only when this holds; null: always needed
 * @param optional true: a scale may be computed without it where the instrument does not ask for it; comparisons are then false
 * @param recode answer code to number, for codes that do not stand for themselves
 */
record ScaleInput(String name, Source source, String of, @Nullable Expression when, boolean optional, Map<String, Double> recode) {

  /** Where an input comes from. */
  enum Source {
    /** An answer; {@code of} is its list, or {@code number}. */
    ANSWER,
    /** The unrounded outcome of another scale. */
    SCALE,
    /** {@code birthDate}, {@code referenceDate} or {@code decisionDate}, as days since 1970-01-01. */
    DATE
  }
}
