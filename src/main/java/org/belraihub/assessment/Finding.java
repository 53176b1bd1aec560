package org.belraihub.assessment;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.access.FactDesk;
import org.belraihub.access.Facts;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.BusinessClock;

/** Finds what a request wants to read and asks the sources about its client; every decision about it is the reader's. */
class Finding {

  private final AssessmentStore store;
  private final PersonRegister persons;
  private final ClientVisibility visibility;
  private final FactDesk facts;
  private final BusinessClock business;

  Finding(AssessmentStore store, PersonRegister persons, ClientVisibility visibility, FactDesk facts, BusinessClock business) {
    this.store = store;
    this.persons = persons;
    this.visibility = visibility;
    this.facts = facts;
    this.business = business;
  }

  /** The assessment with this number; UNKNOWN_REFERENCE when there is none or it is gone, PRINT_REFUSED for a part (T15, R4.51). */
  Assessment one(ReferenceNumber reference) {
    if (reference.isPart()) {
      throw new RefusedException(FaultCode.PRINT_REFUSED, "a part assessment has neither results nor a page of its own");
    }
    return store.find(reference).filter(assessment -> assessment.stateOn(business.today()).isShown() && !assessment.isOpenElsewhere()).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this reference"));
  }

  /** The same, of a client who is still shown: CLIENT_NO_LONGER_VISIBLE (T22). */
  Assessment visible(ReferenceNumber reference) {
    Assessment assessment = one(reference);
    visibility.check(assessment.person());
    return assessment;
  }

  /** Relation with its client, and consent when anything of another organisation is to be read. */
  Facts facts(Assessment assessment, Caller caller, boolean ownOnly) {
    return facts.forReading(persons.inszOf(assessment.person()), caller, ownOnly);
  }

  /** The assessment with this number, when the caller may read it (T4 to T7, T22); in the transaction that reads its content. */
  Assessment readable(ReferenceNumber reference, Caller caller, Facts known) {
    Assessment assessment = visible(reference);
    boolean own = assessment.isOf(caller);
    if (assessment.isClosed()) {
      AccessPolicy.readingClosed(own, closedMeanwhile(known));
      AccessPolicy.readingShared(own, assessment.isShared());
    } else {
      AccessPolicy.readingDraft(own);
    }
    return assessment;
  }

  /** It was a draft when the facts were gathered and is closed now: nobody was asked, so it is asked again with the next call. */
  private static Facts closedMeanwhile(Facts facts) {
    return facts.relation() instanceof Fact.NotAsked
        ? new Facts(facts.caller(), new Fact.Unavailable("closed meanwhile"), facts.consent()) : facts;
  }
}
