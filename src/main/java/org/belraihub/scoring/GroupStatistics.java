package org.belraihub.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How the outcomes of one scale spread over a group (R5.02, R9.21).
 *
 * @param scale         scale name
 * @param count         outcomes counted
 * @param notComputable assessments without an outcome
 * @param distribution  outcome as text to how many have it; numbers in rising order
 * @param mean          two decimals, half up; null for categories and for an empty group
 */
public record GroupStatistics(String scale, int count, int notComputable, Map<String, Integer> distribution, @Nullable BigDecimal mean) {

  /** Over the results of several assessments, one list of results each. */
  public static GroupStatistics of(String scale, Collection<List<ScaleResult>> group) {
    var distribution = new TreeMap<String, Integer>(GroupStatistics::compare);
    int count = 0;
    int missing = 0;
    var sum = BigDecimal.ZERO;
    boolean numbers = true;
    for (var results : group) {
      for (var result : results) {
        if (result.scale().equals(scale)) {
          if (result.computable()) {
            count++;
            distribution.merge(result.text(), 1, Integer::sum);
            numbers &= result.value() != null;
            sum = sum.add(result.value() == null ? BigDecimal.ZERO : result.value());
          } else {
            missing++;
          }
        }
      }
    }
    @Nullable BigDecimal mean = numbers && count > 0 ? sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP) : null;
    return new GroupStatistics(scale, count, missing, distribution, mean);
  }

  private static int compare(String a, String b) {
    boolean numbers = a.matches("-?\\d+(\\.\\d+)?") && b.matches("-?\\d+(\\.\\d+)?");
    return numbers ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
  }
}
