package org.belraihub.federal;

import java.time.Instant;
import java.util.List;

import org.belraihub.assessment.ReferenceNumber;

/**
 * What the federal side computed of a closed assessment of either platform.
 *
 * @param messageId  id of the message
 * @param reference  assessment
 * @param computedAt when
 * @param results    by scale
 */
public record CentralComputation(String messageId, ReferenceNumber reference, Instant computedAt,
                                 List<ClosedAssessmentCopy.Result> results) implements SyncMessage {

  /** Copies the list. */
  public CentralComputation {
    results = List.copyOf(results);
  }
}
