package org.belraihub.ehealth.carerelation.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belraihub.relation.CareRelationKind;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.Test;

/** What the register of care relations says (R2.25, R2.31). */
class CareRelationTranslationTest {

  private static final Insz PERSON = Insz.of("41031299809");
  private static final HcoNumber WZC = new HcoNumber("10000022");

  @Test
  void anAgreementHoldsOnBothItsDaysAndNotAfter() {
    var relation = relation(Optional.of(LocalDate.of(2025, 9, 30)), Optional.empty());

    assertThat(relation.validOn(LocalDate.of(2025, 2, 28))).isFalse();
    assertThat(relation.validOn(LocalDate.of(2025, 3, 1))).isTrue();
    assertThat(relation.validOn(LocalDate.of(2025, 9, 30))).isTrue();
    assertThat(relation.validOn(LocalDate.of(2025, 10, 1))).isFalse();
  }

  @Test
  void aBrokenRelationHoldsNoMoreOnTheDayItWasBroken() {
    var relation = relation(Optional.empty(), Optional.of(LocalDate.of(2025, 6, 1)));

    assertThat(relation.validOn(LocalDate.of(2025, 5, 31))).isTrue();
    assertThat(relation.validOn(LocalDate.of(2025, 6, 1))).isFalse();
  }

  private static RegisteredRelation relation(Optional<LocalDate> through, Optional<LocalDate> ended) {
    return new RegisteredRelation("1", CareRelationKind.AGREEMENT, LocalDate.of(2025, 3, 1), through, ended, false);
  }

  @Test
  void everyKindHasItsWordOnTheWire() {
    for (CareRelationKind kind : CareRelationKind.values()) {
      var request = CareRelationTranslation.register("1", new NewRelation(PERSON, Optional.empty(), WZC, Optional.empty(), kind,
          LocalDate.of(2025, 3, 1), Optional.empty(), false));

      assertThat(request.getKind().value()).isEqualTo(kind.name());
    }
    assertThat(Kind.values()).hasSameSizeAs(CareRelationKind.values());
  }

  @Test
  void anAnswerToAnotherRequestOrAboutSomebodyElseIsNotUnderstood() {
    notUnderstood(() -> CareRelationTranslation.relations(answer("another", "41031299809", "10000022"), "1", PERSON, WZC));
    notUnderstood(() -> CareRelationTranslation.relations(answer("1", "04022999805", "10000022"), "1", PERSON, WZC));
    notUnderstood(() -> CareRelationTranslation.relations(answer("1", "41031299809", "10000033"), "1", PERSON, WZC));
    var noOutcome = answer("1", "41031299809", "10000022");
    noOutcome.setOutcome(null);
    notUnderstood(() -> CareRelationTranslation.relations(noOutcome, "1", PERSON, WZC));
  }

  @Test
  void aRefusalCarriesItsCodes() {
    var answer = answer("1", "41031299809", "10000022");
    var error = new Outcome.Error();
    error.setCode("CR.INPUT.1");
    answer.getOutcome().setComplete(false);
    answer.getOutcome().getError().add(error);

    assertThatThrownBy(() -> CareRelationTranslation.relations(answer, "1", PERSON, WZC))
        .isInstanceOfSatisfying(CallFailedException.class, failure -> assertThat(failure.codes()).containsExactly("CR.INPUT.1"));
  }

  private static LookUpCareRelationsResponse answer(String requestId, String insz, String hco) {
    var relation = new CareRelation();
    relation.setId("1");
    relation.setInsz(insz);
    relation.setOrganisation(hco);
    relation.setKind(Kind.ADMISSION);
    relation.setFrom(LocalDate.of(2025, 3, 1));
    var outcome = new Outcome();
    outcome.setComplete(true);
    var answer = new LookUpCareRelationsResponse();
    answer.setRequestId(requestId);
    answer.setOutcome(outcome);
    answer.getCareRelation().add(relation);
    return answer;
  }

  private static void notUnderstood(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(CallFailedException.class,
        failure -> assertThat(failure.kind()).isEqualTo(CallFailedException.Kind.NOT_UNDERSTOOD));
  }
}
