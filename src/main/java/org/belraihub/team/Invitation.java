package org.belraihub.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DateRules;
import org.belraihub.assessment.Origin;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * One invitation to an organisation and, once accepted, its part assessment: the one place where the states of both change. A
 * transition that section 4.2 does not have is refused with its code (R4.19).
 */
@Entity
class Invitation {

  @Id
  private long id;
  private String reference = "";
  private long assessmentId;
  private String organisation = "";
  private String modules = "";
  @Enumerated(EnumType.STRING)
  private InvitationState state = InvitationState.PENDING;
  private byte[] sealed = new byte[0];
  private Instant sentAt = Instant.EPOCH;
  private LocalDate expiryDate = LocalDate.EPOCH;
  private @Nullable Instant answeredAt;
  private @Nullable LocalDate mainClosedOn;
  @Enumerated(EnumType.STRING)
  private @Nullable PartState partState;
  private @Nullable Long participant;
  private @Nullable Instant finishedAt;
  @Enumerated(EnumType.STRING)
  private Origin platform = Origin.FLEMISH;
  private long reportSequence;
  private long changeSequence;

  protected Invitation() {
  }

  /** The n-th invitation of a main assessment. */
  Invitation(long id, int number, Assessment main, String organisation, List<String> modules, byte[] words, Instant now, Origin platform) {
    this(id, main.reference().text() + "." + number, main, organisation, modules, words, now, platform);
  }

  /** An invitation with a number that the other platform gave. */
  Invitation(long id, String reference, Assessment main, String organisation, List<String> modules, byte[] words, Instant now,
             Origin platform) {
    this.id = id;
    this.reference = reference;
    this.platform = platform;
    this.assessmentId = main.id();
    this.organisation = organisation;
    this.modules = String.join(",", modules);
    this.sealed = words;
    this.sentAt = now;
    this.expiryDate = DateRules.partExpiry(main.dates().start());
  }

  /** Accepted by a provider of the organisation, which makes the part assessment. */
  void accept(long provider, byte[] words, Instant now, LocalDate today) {
    requirePending(today);
    state = InvitationState.ACCEPTED;
    participant = provider;
    partState = PartState.IN_PROGRESS;
    sealed = words;
    answeredAt = now;
  }

  void decline(Instant now, LocalDate today) {
    requirePending(today);
    state = InvitationState.DECLINED;
    answeredAt = now;
  }

  private void requirePending(LocalDate today) {
    switch (stateOn(today)) {
      case PENDING -> { }
      case EXPIRED -> throw new RefusedException(FaultCode.INVITATION_EXPIRED, "last day to accept was " + expiryDate);
      case ACCEPTED -> throw new RefusedException(FaultCode.DRAFT_LOCKED, "a colleague has accepted it", List.of(reference));
      case GREYED -> throw new RefusedException(FaultCode.ASSESSMENT_CLOSED, "the main assessment is closed");
      case DECLINED, REMOVED -> throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "it is " + state);
    }
  }

  /** Taken out of the list by hand, which only an expired one can be (R4.41). */
  void remove(LocalDate today) {
    if (stateOn(today) != InvitationState.EXPIRED) {
      throw new RefusedException(FaultCode.DELETE_REFUSED, "only an expired invitation is removed by hand");
    }
    forget();
  }

  /** Out of every list: what it says of people goes, unless a finished part needs it (R4.50). */
  private void forget() {
    state = InvitationState.REMOVED;
    if (!isFinished()) {
      sealed = new byte[0];
    }
  }

  /** The participant's part may be written today; refused with the code of its state otherwise (R4.49). */
  void requirePartOpen(LocalDate today, LocalDate start) {
    switch (partOn(today).orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "it was not accepted"))) {
      case IN_PROGRESS -> {
        if (today.isBefore(start)) {
          throw new RefusedException(FaultCode.NOT_STARTED_YET, "starts on " + start);
        }
      }
      case LAPSED -> throw new RefusedException(FaultCode.ASSESSMENT_EXPIRED, "last usable day was " + expiryDate);
      case FINISHED -> throw new RefusedException(FaultCode.ASSESSMENT_CLOSED, "the part was finished");
      case CLOSED_WITH_MAIN -> throw new RefusedException(FaultCode.ASSESSMENT_CLOSED, "the main assessment is closed");
    }
  }

  /** The participant has finished the part. */
  void finish(LocalDate today, LocalDate start, Instant now) {
    requirePartOpen(today, start);
    partState = PartState.FINISHED;
    finishedAt = now;
  }

  /** The main assessment was closed (R4.48): the part ends with it, the invitation turns grey; whether either was still open. */
  boolean mainClosed(LocalDate today) {
    InvitationState now = stateOn(today);
    boolean open = now == InvitationState.PENDING || now == InvitationState.ACCEPTED;
    if (open) {
      state = InvitationState.GREYED;
    }
    mainClosedOn = today;
    if (partState != null) {
      partState = PartState.CLOSED_WITH_MAIN;
    }
    return open;
  }

  /** Moves on as far as time has; whether anything changed. */
  boolean passTime(LocalDate today) {
    InvitationState reached = stateOn(today);
    Optional<PartState> part = partOn(today);
    boolean changed = reached != state || !part.equals(Optional.ofNullable(partState));
    partState = part.orElse(null);
    if (reached == InvitationState.REMOVED) {
      forget();
    } else {
      state = reached;
    }
    return changed;
  }

  /** The main assessment was erased: nothing of anybody stays. */
  void erase() {
    state = InvitationState.REMOVED;
    sealed = new byte[0];
  }

  /** Where the invited organisation works. */
  Origin platform() {
    return platform;
  }

  /** The number of the next report of the part. */
  long nextReport() {
    return ++reportSequence;
  }

  /** The number of the next change of the main assessment that is told. */
  long nextChange() {
    return ++changeSequence;
  }

  /** Whether a report is newer than those before; it is the newest then. */
  boolean takesReport(long sequence) {
    boolean newer = sequence > reportSequence;
    reportSequence = Math.max(reportSequence, sequence);
    return newer;
  }

  /** Whether a change is newer than those before; it is the newest then. */
  boolean takesChange(long sequence) {
    boolean newer = sequence > changeSequence;
    changeSequence = Math.max(changeSequence, sequence);
    return newer;
  }

  /** Other words, because another coordinator invites now. */
  void says(byte[] words) {
    sealed = words;
  }

  long id() {
    return id;
  }

  String reference() {
    return reference;
  }

  long assessment() {
    return assessmentId;
  }

  String organisation() {
    return organisation;
  }

  List<String> modules() {
    return List.of(modules.split(","));
  }

  byte[] sealed() {
    return sealed;
  }

  LocalDate expiry() {
    return expiryDate;
  }

  Instant sentAt() {
    return sentAt;
  }

  Optional<Long> participant() {
    return Optional.ofNullable(participant);
  }

  boolean isFinished() {
    return finishedAt != null;
  }

  InvitationState stateOn(LocalDate today) {
    return state.on(today, expiryDate, mainClosedOn);
  }

  /** State of the part assessment, once there is one. */
  Optional<PartState> partOn(LocalDate today) {
    return Optional.ofNullable(partState).map(part -> part.on(today, expiryDate));
  }
}
