package org.belraihub.sandbox.care.message;

import java.util.List;
import java.util.Map;

/**
 * A draft at the hub.
 *
 * @param reference number of the assessment
 * @param versions  version of each module, to be named at the next save
 * @param notices   codes
 */
public record Draft(String reference, Map<String, Integer> versions, List<String> notices) {

  /** Copies both. */
  public Draft {
    versions = Map.copyOf(versions);
    notices = List.copyOf(notices);
  }
}
