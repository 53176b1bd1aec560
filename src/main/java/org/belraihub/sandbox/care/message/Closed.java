package org.belraihub.sandbox.care.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A submitted assessment.
 *
 * @param reference number of the assessment
 * @param state     CLOSED
 * @param scored    whether results are available
 * @param results   value per scale, of those that have one
 * @param notices   codes
 */
public record Closed(String reference, String state, boolean scored, Map<String, BigDecimal> results, List<String> notices) {

  /** Copies both. */
  public Closed {
    results = Map.copyOf(results);
    notices = List.copyOf(notices);
  }
}
