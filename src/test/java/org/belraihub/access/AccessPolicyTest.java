package org.belraihub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Role;
import org.junit.jupiter.api.Test;

/**
 * Rows T4 to T7 (R2.17 to R2.19), T16 (R9.01, R9.03), T19 and T24 of the decision table, and the notices of T2 and T3 (R8.06, R8.07).
 */
class AccessPolicyTest {

  private static final Fact YES = new Fact.Known(true, Instant.EPOCH);
  private static final Fact NO = new Fact.Known(false, Instant.EPOCH);
  private static final Fact NO_ANSWER = new Fact.Unavailable("consent");
  private static final Fact NOT_ASKED = new Fact.NotAsked();

  @Test
  void aDraftIsSeenInsideItsOrganisationOnly_T4_T5_R2_19() {
    assertThatCode(() -> AccessPolicy.readingDraft(true)).doesNotThrowAnyException();
    refused(FaultCode.DRAFT_NOT_SHAREABLE, () -> AccessPolicy.readingDraft(false));
  }

  @Test
  void anOwnClosedAssessmentNeedsARelationAndNoConsent_T6_R2_17() {
    assertThatCode(() -> AccessPolicy.readingClosed(true, facts(YES, NOT_ASKED))).doesNotThrowAnyException();
    assertThatCode(() -> AccessPolicy.readingClosed(true, facts(YES, NO))).doesNotThrowAnyException();
    refused(FaultCode.NO_CARE_RELATION, () -> AccessPolicy.readingClosed(true, facts(NO, YES)));
  }

  @Test
  void anotherOrganisationsClosedAssessmentNeedsRelationThenConsent_T7_R2_18() {
    assertThatCode(() -> AccessPolicy.readingClosed(false, facts(YES, YES))).doesNotThrowAnyException();
    refused(FaultCode.NO_CARE_RELATION, () -> AccessPolicy.readingClosed(false, facts(NO, NO)));
    refused(FaultCode.NO_CONSENT, () -> AccessPolicy.readingClosed(false, facts(YES, NO)));
  }

  @Test
  void aSourceThatDoesNotAnswerClosesReading_R2_07() {
    refused(FaultCode.TEMPORARILY_UNAVAILABLE, () -> AccessPolicy.readingClosed(true, facts(NO_ANSWER, NOT_ASKED)));
    refused(FaultCode.TEMPORARILY_UNAVAILABLE, () -> AccessPolicy.readingClosed(false, facts(YES, NO_ANSWER)));
  }

  @Test
  void ownWorkGetsNoticesAndNothingIsAssumedFromSilence_T2_T3_R8_06_R8_07() {
    assertThat(facts(YES, YES).notices()).isEmpty();
    assertThat(facts(NO, NO).notices()).containsExactly(NoticeCode.N_NO_CARE_RELATION, NoticeCode.N_NO_CONSENT);
    assertThat(facts(NO_ANSWER, NO).notices()).containsExactly(NoticeCode.N_NO_CONSENT, NoticeCode.N_SOURCE_UNAVAILABLE);
    assertThat(facts(NOT_ASKED, NOT_ASKED).notices()).isEmpty();
  }

  @Test
  void reportsAndExportsAreForManagingStaff_T16_R9_01() {
    for (Role role : Role.values()) {
      if (role == Role.ADMIN) {
        assertThatCode(() -> AccessPolicy.reports(TestCallers.caller(role))).doesNotThrowAnyException();
      } else {
        refused(FaultCode.ROLE_NOT_ALLOWED, () -> AccessPolicy.reports(TestCallers.caller(role)));
      }
    }
  }

  @Test
  void anOrganisationWithoutSoftwareOfItsOwnGetsNoFurtherReports_R9_03() {
    var admin = TestCallers.caller(Role.ADMIN);

    assertThatCode(() -> AccessPolicy.coupled(admin, Set.of())).doesNotThrowAnyException();
    assertThatCode(() -> AccessPolicy.coupled(admin, Set.of("WEB-1"))).doesNotThrowAnyException();
    refused(FaultCode.ROLE_NOT_ALLOWED, () -> AccessPolicy.coupled(admin, Set.of("CARE-1", "WEB-1")));
  }

  @Test
  void whoOnlyConsultsAndAnotherOrganisationDeleteNothing_T19() {
    assertThatCode(() -> AccessPolicy.deletion(TestCallers.caller(Role.ASSESSOR))).doesNotThrowAnyException();
    refused(FaultCode.DELETE_REFUSED, () -> AccessPolicy.deletion(TestCallers.caller(Role.UNCERTIFIED_PROVIDER)));
    refused(FaultCode.DELETE_REFUSED, () -> AccessPolicy.deletingDraft(false));
  }

  @Test
  void theCodedFeedCanBeSwitchedOff_T24() {
    assertThatCode(() -> AccessPolicy.codedFeed(true)).doesNotThrowAnyException();
    refused(FaultCode.ROLE_NOT_ALLOWED, () -> AccessPolicy.codedFeed(false));
  }

  private static void refused(FaultCode code, ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static Facts facts(Fact relation, Fact consent) {
    return new Facts(Standing.NOT_ASKED_YET, relation, consent);
  }
}
