package org.belraihub.indication;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.belraihub.instrument.InstrumentId;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScaleStatus;

/**
 * Whether results may be billed: everything they rest on is confirmed, the instrument too, or the operator has named the instrument
 * version. A result that an indication needs and that is not there (its scale is disabled, or answers are missing) is never billed.
 *
 * @param confirmed whether the definition of an instrument version is the official one
 * @param allowed   instrument versions ({@code CODE@VERSION}) that the operator named; {@code *}: all
 */
public record BillableResults(Predicate<InstrumentId> confirmed, Set<String> allowed) {

  /** What an indication carries. */
  static final Set<String> NEEDED = Set.of("SCREENER_IADL", "SCREENER_ADL", "SCREENER_COGNITION", "SCREENER_PSYCHOLOGICAL",
      "SCREENER_BEHAVIOUR", "SCREENER_TOTAL", "SCREENER_ZZZ");

  /** Copies the names. */
  public BillableResults {
    allowed = Set.copyOf(allowed);
  }

  /** Whether these results of this instrument version may be billed. */
  public boolean areBillable(InstrumentId instrument, List<ScaleResult> results) {
    var needed = results.stream().filter(result -> NEEDED.contains(result.scale())).toList();
    if (needed.size() != NEEDED.size() || !needed.stream().allMatch(ScaleResult::computable)) {
      return false;
    }
    return allowed.contains("*") || allowed.contains(instrument.toString())
        || confirmed.test(instrument) && needed.stream().allMatch(result -> result.status() == ScaleStatus.ACTIVE);
  }
}
