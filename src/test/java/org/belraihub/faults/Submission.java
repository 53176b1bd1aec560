package org.belraihub.faults;

import java.util.UUID;

import org.belraihub.instrument.Answers;
import org.belraihub.person.Insz;

/**
 * A billed Screener that care software wants to get rid of.
 *
 * @param requestId the same however often it is sent
 * @param person    whom it is about
 * @param fund      where the person is a member
 * @param answers   complete
 */
record Submission(String requestId, Insz person, int fund, Answers answers) {

  static Submission of(Insz person, int fund, Answers answers) {
    return new Submission(UUID.randomUUID().toString(), person, fund, answers);
  }
}
