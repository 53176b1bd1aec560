package org.belraihub.access;

import java.util.Set;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Role;

/** The decision table of section 2 as far as facts decide; pure. */
public final class AccessPolicy {

  private AccessPolicy() {
  }

  /** Step one (R2.01): a caller whom the register does not know, or who has died, is refused. */
  static void identity(Standing standing) {
    if (standing.lives().lacks()) {
      throw new RefusedException(FaultCode.IDENTITY_REJECTED, "the person register knows nobody alive with the user's number: " + standing.lives().text());
    }
  }

  /** Step two (R2.02): inside the Circle of Trust, and either (b) a recognised facility or (a) a visa. */
  static void professionalRoute(Standing standing) {
    if (standing.circle().lacks()) {
      throw new RefusedException(FaultCode.NO_PROFESSIONAL_ROUTE, "not registered in the Circle of Trust: " + standing.circle().text());
    }
    if (standing.lacksRoute()) {
      throw new RefusedException(FaultCode.NO_PROFESSIONAL_ROUTE, "neither a recognised facility (%s) nor a visa (%s)"
          .formatted(standing.recognised().text(), standing.visa().text()));
    }
  }

  /** The role, which the organisation grants to those with its training (R2.09 to R2.13). */
  static void role(Role role, Fact granted) {
    if (!granted.holds()) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "the organisation has not granted the acting user the role " + role + ": " + granted.text());
    }
  }

  /** Steps one and two with all answers in hand, as reading wants them; fails closed (R2.07). */
  public static void professional(Standing standing) {
    identity(standing);
    professionalRoute(standing);
    standing.open().ifPresent(AccessPolicy::unavailable);
  }

  /** T2, T3: starting, saving and submitting needs a role with completed training; relation and consent give notices only. */
  public static void creation(Caller caller) {
    if (!caller.role().mayCreate()) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "role " + caller.role() + " only consults");
    }
  }

  /** T19: only who creates deletes by hand. */
  public static void deletion(Caller caller) {
    if (!caller.role().mayCreate()) {
      throw new RefusedException(FaultCode.DELETE_REFUSED, "role " + caller.role() + " only consults");
    }
  }

  /** T19: only the owning organisation deletes. */
  public static void deletingDraft(boolean ownOrganisation) {
    if (!ownOrganisation) {
      throw new RefusedException(FaultCode.DELETE_REFUSED, "a draft of another organisation");
    }
  }

  /** T4, T5: a draft is seen inside its own organisation only. */
  public static void readingDraft(boolean ownOrganisation) {
    if (!ownOrganisation) {
      throw new RefusedException(FaultCode.DRAFT_NOT_SHAREABLE, "a draft of another organisation");
    }
  }

  /** T6, T7: a closed assessment needs a relation, and consent too when it is another organisation's; fails closed (R2.07). */
  public static void readingClosed(boolean ownOrganisation, Facts facts) {
    professional(facts.caller());
    require(facts.relation(), FaultCode.NO_CARE_RELATION, "no relation with the client today");
    if (!ownOrganisation) {
      require(facts.consent(), FaultCode.NO_CONSENT, "no consent, and the assessment is another organisation's");
    }
  }

  /** R7.04: another organisation's assessment is not shown while its platform has revoked the sharing, whatever the consent says now. */
  public static void readingShared(boolean ownOrganisation, boolean shared) {
    if (!ownOrganisation && !shared) {
      throw new RefusedException(FaultCode.NO_CONSENT, "the other platform has revoked the sharing");
    }
  }

  /** R9.01, T21: figures over groups are for managing staff and the coordinating doctor. */
  public static void figures(Caller caller) {
    if (caller.role() != Role.ADMIN && caller.role() != Role.COORDINATING_DOCTOR) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "role " + caller.role() + " gets no figures");
    }
  }

  /** T16, R9.01: reports and exports are for managing staff. */
  public static void reports(Caller caller) {
    if (caller.role() != Role.ADMIN) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "role " + caller.role() + " gets no reports");
    }
  }

  /** R9.03, (d) 36: some reports are for organisations with software of their own, not for those that only use the platform's web application. */
  public static void coupled(Caller caller, Set<String> directSoftware) {
    if (directSoftware.containsAll(caller.organisation().software())) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "the organisation has no coupled software");
    }
  }

  /** T24, (d) 11: the data warehouse, which its certificate proves to be the caller, needs neither relation nor consent; switchable. */
  public static void codedFeed(boolean switchedOn) {
    if (!switchedOn) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "the coded feed is switched off");
    }
  }

  /** T21: the coordinating doctor sees figures only; about patients he acts as who treats them (R1.15). */
  public static void patientLevel(Caller caller) {
    if (caller.role() == Role.COORDINATING_DOCTOR) {
      throw new RefusedException(FaultCode.NO_CARE_RELATION, "role " + caller.role() + " has no relation with any patient");
    }
  }

  /** T17: disputes are for managing staff. */
  public static void dispute(Caller caller) {
    if (caller.role() != Role.ADMIN) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "role " + caller.role() + " opens no disputes");
    }
  }

  /** T11: an organisation is invited only with a relation of its own and, because data cross to it, the client's consent; fails closed. */
  public static void inviting(boolean ownOrganisation, Fact relation, Fact consent) {
    require(relation, FaultCode.NO_CARE_RELATION, "the invited organisation has no relation with the client today");
    if (!ownOrganisation) {
      require(consent, FaultCode.NO_CONSENT, "no consent, and another organisation is invited");
    }
  }

  /** T12: joining a team and reading a part of its work need a relation; fails closed. */
  public static void joining(Facts facts) {
    professional(facts.caller());
    require(facts.relation(), FaultCode.NO_CARE_RELATION, "no relation with the client today");
  }

  /** T12: going on with a part that was accepted; refused once the relation has ended, not while its source is silent (R2.07). */
  public static void contributing(Facts facts) {
    if (facts.relation().lacks()) {
      throw new RefusedException(FaultCode.NO_CARE_RELATION, "the relation with the client has ended");
    }
  }

  private static void require(Fact fact, FaultCode otherwise, String why) {
    if (fact instanceof Fact.Unavailable unavailable) {
      unavailable(unavailable);
    }
    if (!fact.holds()) {
      throw new RefusedException(otherwise, why + ": " + fact.text());
    }
  }

  private static void unavailable(Fact.Unavailable silent) {
    throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "a source did not answer: " + silent.why());
  }
}
