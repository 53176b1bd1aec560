package org.belraihub.federal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.belraihub.assessment.ReferenceNumber;

/**
 * What a participant has filled in so far ({@code Sync.PartialSaved}), or finally ({@code Sync.PartialSubmitted}): the whole part each time,
 * so that a report that never came is made good by the next.
 *
 * @param messageId          id of the message
 * @param reference          number of the invitation and its part
 * @param sequence           counts the reports of the part from 1; an older one never overwrites a newer one (R7.06)
 * @param submitted          whether the part is finished
 * @param reportedAt         when
 * @param answers            item to value
 * @param underConsideration items in beraad
 */
public record PartReport(String messageId, ReferenceNumber reference, long sequence, boolean submitted, Instant reportedAt,
                         Map<String, String> answers, Set<String> underConsideration) implements SyncMessage {

  /** Copies what it holds. */
  public PartReport {
    answers = Map.copyOf(answers);
    underConsideration = Set.copyOf(underConsideration);
  }

  @Override
  public String toString() {
    return "PartReport " + reference;
  }
}
