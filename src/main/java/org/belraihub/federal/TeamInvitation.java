package org.belraihub.federal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of the other platform is invited to a part of an open assessment ({@code Sync.Invitation}, R7.08).
 *
 * @param messageId       id of the message
 * @param reference       number of the invitation and its part
 * @param main            number of the main assessment
 * @param instrument      instrument and version
 * @param creationDate    of the main assessment
 * @param startDate       from when answers may come
 * @param referenceDate   what the observations refer to
 * @param partExpiry      last day to accept and to fill in
 * @param mainExpiry      last day of the main assessment
 * @param person          the client
 * @param coordinator     HCO number of the coordinator's organisation
 * @param coordinatorName who invites
 * @param invited         HCO number of the invited organisation
 * @param modules         what it is invited for
 * @param remark          optional
 * @param sentAt          when
 */
public record TeamInvitation(String messageId, ReferenceNumber reference, ReferenceNumber main, InstrumentId instrument,
                             LocalDate creationDate, LocalDate startDate, LocalDate referenceDate, LocalDate partExpiry, LocalDate mainExpiry,
                             Insz person, HcoNumber coordinator, String coordinatorName, HcoNumber invited, List<String> modules,
                             @Nullable String remark, Instant sentAt) implements SyncMessage {

  /** Copies the list. */
  public TeamInvitation {
    modules = List.copyOf(modules);
  }

  @Override
  public String toString() {
    return "TeamInvitation " + reference;
  }
}
