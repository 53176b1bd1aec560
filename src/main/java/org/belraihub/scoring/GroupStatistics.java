package org.belraihub.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How the outcomes of one version of a scale spread over a group (R5.02, R9.21).
 *
 * @param scale         scale name
 * @param version       version of its definition
 * @param count         outcomes counted
 * @param notComputable assessments without an outcome
 * @param distribution  outcome as text to how many have it; numbers in rising order
 * @param mean          two decimals, half up; null for categories and for an empty group
 */
public record GroupStatistics(String scale, int version, int count, int notComputable, Map<String, Integer> distribution,
                              @Nullable BigDecimal mean) {

  /** Counts the results of one assessment after the other; keeps counts only. */
  public static final class Tally {

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private int assessments;

    /** Adds the results of one assessment. */
    public void add(List<ScaleResult> results) {
      assessments++;
      results.forEach(result -> counts.computeIfAbsent(result.scale() + "@" + result.scaleVersion(),
          name -> new Count(result.scale(), result.scaleVersion())).add(result));
    }

    /** How many assessments were added. */
    public int assessments() {
      return assessments;
    }

    /** The statistics, scales in the order in which they first came. */
    public List<GroupStatistics> statistics() {
      var all = new ArrayList<GroupStatistics>();
      counts.values().forEach(count -> all.add(count.toStatistics()));
      return all;
    }
  }

  /** Of one version of one scale. */
  private static final class Count {

    private final String scale;
    private final int version;
    private final Map<String, Integer> distribution = new TreeMap<>(Count::compare);
    private int computable;
    private int missing;
    private boolean numbers = true;
    private BigDecimal sum = BigDecimal.ZERO;

    Count(String scale, int version) {
      this.scale = scale;
      this.version = version;
    }

    void add(ScaleResult result) {
      if (!result.computable()) {
        missing++;
        return;
      }
      computable++;
      distribution.merge(result.text(), 1, Integer::sum);
      var value = result.value();
      numbers &= value != null;
      sum = value == null ? sum : sum.add(value);
    }

    GroupStatistics toStatistics() {
      @Nullable BigDecimal mean = numbers && computable > 0 ? sum.divide(BigDecimal.valueOf(computable), 2, RoundingMode.HALF_UP) : null;
      return new GroupStatistics(scale, version, computable, missing, distribution, mean);
    }

    private static int compare(String a, String b) {
      boolean numbers = a.matches("-?\\d+(\\.\\d+)?") && b.matches("-?\\d+(\\.\\d+)?");
      return numbers ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
    }
  }
}
