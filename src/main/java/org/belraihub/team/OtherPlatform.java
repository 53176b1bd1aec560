package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.assessment.Assessment;
import org.jspecify.annotations.Nullable;

/** Tells the other platform what happens in a team across both (R7.08). Called in the transaction of the change, which it tells once. */
public interface OtherPlatform {

  /**
   * An organisation that works there is invited.
   *
   * @param main         main assessment, of here
   * @param reference    number of the invitation
   * @param organisation HCO number of the invited organisation
   * @param modules      what it is invited for
   * @param remark       optional
   * @param inviter      name of the coordinator
   * @param expiry       last day to accept and to fill in
   */
  record Invited(Assessment main, String reference, String organisation, List<String> modules, @Nullable String remark, String inviter,
                 LocalDate expiry) {

    @Override
    public String toString() {
      return "Invited " + reference;
    }
  }

  /**
   * Who accepted.
   *
   * @param provider internal id
   * @param name     name
   * @param email    to be reached at
   * @param phone    to be reached at
   */
  record Participant(long provider, String name, String email, String phone) {

    @Override
    public String toString() {
      return "Participant";
    }
  }

  /** An organisation that works there is invited. */
  void invited(Invited invited);

  /** An organisation of here accepts an invitation from there, or (participant null) declines it. */
  void answered(Assessment main, String reference, @Nullable Participant participant);

  /** What a participant of here has filled in, all of it, for a main assessment of there; without comments. */
  void reported(Assessment main, String reference, long sequence, boolean submitted, Map<String, String> answers, Set<String> underConsideration);

  /** A main assessment of here was closed, or (not closed) handed over, for a participant of there. */
  void changed(Assessment main, String reference, long sequence, boolean closed, String coordinatorName, LocalDate on);
}
