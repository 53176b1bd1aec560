package org.belraihub.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one scale for one assessment: a value, or the items that were missing.
 *
 * @param scale             for example {@code CPS}
 * @param scaleVersion      version of its definition
 * @param value             number, null when not computable or when the outcome is a category
 * @param category          category such as {@code RB0}, null when not computable or when the outcome is a number
 * @param missing           items (or {@code birthDate}, or a rule without a row) for want of which it is not computable
 * @param inputs            items used with the answers given (R5.09), item code to answer; says nothing about what caused the outcome
 * @param interpretationKey stable key of the band the outcome falls in, null when none is defined or not computable
 * @param rule              rule row that decided, for example {@code ZZZ@2021-06-01/2022-05-13}; null for other scales
 * @param confidence        how sure the rule is
 * @param status            worst status of all definitions used
 */
public record ScaleResult(String scale, int scaleVersion, @Nullable BigDecimal value, @Nullable String category, List<String> missing,
    Map<String, String> inputs, @Nullable String interpretationKey, @Nullable String rule, Confidence confidence, ScaleStatus status) {

  /** Whether there is an outcome. */
  public boolean computable() {
    return value != null || category != null;
  }

  /** The outcome as on the wire: a plain number without trailing zeros, a category, or empty when not computable. */
  public String text() {
    if (value != null) {
      return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
    return category == null ? "" : category;
  }
}
