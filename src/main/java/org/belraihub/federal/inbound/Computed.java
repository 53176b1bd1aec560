package org.belraihub.federal.inbound;

import java.util.List;

import org.belraihub.assessment.CentralResults;
import org.belraihub.federal.ClosedAssessmentCopy;

/** Results as they came, in the form in which they are kept. */
final class Computed {

  private Computed() {
  }

  static List<CentralResults.Result> results(List<ClosedAssessmentCopy.Result> given) {
    return given.stream().map(result -> new CentralResults.Result(result.scale(), result.version(), result.value())).toList();
  }
}
