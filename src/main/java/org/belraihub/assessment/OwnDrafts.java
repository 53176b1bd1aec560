package org.belraihub.assessment;

import java.util.List;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** Finds the draft to work on, with its row locked, and refuses whoever may not. */
public class OwnDrafts {

  private final AssessmentStore store;
  private final BusinessClock business;

  OwnDrafts(AssessmentStore store, BusinessClock business) {
    this.store = store;
    this.business = business;
  }

  /**
   * A draft of the caller's organisation on which that may be done now.
   *
   * @throws RefusedException UNKNOWN_REFERENCE, DRAFT_NOT_SHAREABLE, or the code of its state
   */
  Assessment lock(ReferenceNumber reference, Caller caller, LifeEvent event) {
    Assessment assessment = locked(reference);
    AccessPolicy.readingDraft(assessment.organisation().equals(caller.hco()));
    assessment.allow(event, business.today());
    return assessment;
  }

  /** The same to be deleted by hand: DELETE_REFUSED where it is another organisation's or not individual (T19). */
  Assessment lockToDelete(ReferenceNumber reference, Caller caller) {
    Assessment assessment = locked(reference);
    AccessPolicy.deletingDraft(assessment.organisation().equals(caller.hco()));
    assessment.allow(LifeEvent.DELETE, business.today());
    return assessment;
  }

  /** The same for a submission, which of a coordinated one is the coordinator's alone: others get NOT_COORDINATOR (R4.47). */
  Assessment lockToClose(ReferenceNumber reference, Caller caller) {
    Assessment assessment = locked(reference);
    if (assessment.stateOn(business.today()).isOpen()) {
      coordinated(assessment, caller);
    }
    AccessPolicy.readingDraft(assessment.organisation().equals(caller.hco()));
    assessment.check(LifeEvent.SUBMIT, business.today());
    return assessment;
  }

  /** A draft that the caller coordinates, on which the team may be put together; NOT_COORDINATOR for everybody else. */
  public Assessment lockToCoordinate(ReferenceNumber reference, Caller caller) {
    return coordinating(locked(reference), caller, LifeEvent.ORGANISE);
  }

  /** The same to write answers into it. */
  public Assessment lockToConfirm(ReferenceNumber reference, Caller caller) {
    return coordinating(locked(reference), caller, LifeEvent.SAVE);
  }

  /** The same without a lock, before sources are asked. */
  public Assessment coordinated(ReferenceNumber reference, Caller caller) {
    return coordinating(find(reference), caller, LifeEvent.ORGANISE);
  }

  private Assessment coordinating(Assessment assessment, Caller caller, LifeEvent event) {
    if (assessment.coordination() != Coordination.WITH_COORDINATOR) {
      throw new RefusedException(FaultCode.NOT_COORDINATOR, "it has no coordinator");
    }
    coordinated(assessment, caller);
    assessment.check(event, business.today());
    return assessment;
  }

  /** The row of any assessment that is still shown; UNKNOWN_REFERENCE otherwise. */
  public Assessment locked(ReferenceNumber reference) {
    return store.lock(reference).filter(this::isShown).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this reference"));
  }

  /** An assessment, not locked. */
  public Assessment find(long id) {
    return store.find(id).orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this id"));
  }

  /** An assessment that is still shown, not locked; UNKNOWN_REFERENCE otherwise. */
  public Assessment find(ReferenceNumber reference) {
    return store.find(reference).filter(this::isShown).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this reference"));
  }

  /** The same, locked: whoever works on a part of it takes his turn. */
  public Assessment locked(long id) {
    return store.lock(id).orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this id"));
  }

  /** Open assessments that a provider coordinates for an organisation, the newest first; before null: the first page. */
  public List<Assessment> coordinated(Caller caller, @Nullable Long before, int size) {
    return store.coordinated(caller.hco(), caller.provider(), before, business.today(), size);
  }

  private boolean isShown(Assessment assessment) {
    return assessment.stateOn(business.today()).isShown() && !assessment.isOpenElsewhere();
  }

  private static void coordinated(Assessment assessment, Caller caller) {
    if (assessment.coordination() == Coordination.WITH_COORDINATOR && !assessment.isCoordinatedBy(caller)) {
      throw new RefusedException(FaultCode.NOT_COORDINATOR, "somebody else coordinates it");
    }
  }
}
