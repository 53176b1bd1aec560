package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.belraihub.access.Caller;
import org.belraihub.access.TestCallers;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Role;
import org.belraihub.scoring.ShippedDefinitions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R6.01 to R6.06, E07. */
class BillingRulesTest {

  private static final LocalDate REFERENCE = LocalDate.of(2025, 8, 31);
  private static final LocalDate BORN = LocalDate.of(1961, 12, 31);

  @ParameterizedTest
  @ValueSource(ints = {6, 36})
  void sixAndThirtySixMonthsAreAccepted(int months) {
    assertThat(decided(Role.ASSESSOR, new BillingRequest(true, "VSB-0001", months, "ZZZ"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 0, 5, 37})
  void otherValiditiesAreRefused(int months) {
    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, new BillingRequest(true, "VSB-0001", months, "ZZZ"), BORN))
        .containsExactly("validityMonths");
  }

  /** (d) 19. */
  @Test
  void aNumberThatTheOrganisationDoesNotHaveIsRefused() {
    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, new BillingRequest(true, "VSB-9999", 6, "ZZZ"), BORN))
        .containsExactly("vsbNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OTHER", "zzz"})
  void anotherReasonIsRefused(String reason) {
    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, new BillingRequest(true, "VSB-0001", 6, reason), BORN)).containsExactly("reason");
  }

  @Test
  void theSwitchExistsOnlyForTheScreener() {
    assertThat(refused("BELRAI_LTCF", Role.ASSESSOR, new BillingRequest(true, "VSB-0001", 6, "ZZZ"), BORN)).containsExactly("billed");
  }

  @Test
  void allWrongFieldsAreNamedAtOnce() {
    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, new BillingRequest(true, null, null, null), BORN))
        .containsExactly("vsbNumber", "validityMonths", "reason");
  }

  @Test
  void anAssessorBillsByDefaultAndSoNeedsTheFields() {
    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, null, BORN)).containsExactly("vsbNumber", "validityMonths", "reason");
    assertThat(decided(Role.ASSESSOR, new BillingRequest(false, null, null, null))).isEmpty();
  }

  @Test
  void aCertifiedProviderBillsNothingUnlessAskedTo() {
    assertThat(decided(Role.CERTIFIED_PROVIDER, null)).isEmpty();
    assertThat(decided(Role.CERTIFIED_PROVIDER, new BillingRequest(true, "VSB-0002", 12, "ZZZ"))).isPresent();
  }

  @Test
  void aChildIsNotBilledAndAnAdultFromTheEighteenthBirthdayIs() {
    var request = new BillingRequest(true, "VSB-0001", 6, "ZZZ");

    assertThat(refused("BELRAI_SCREENER", Role.ASSESSOR, request, REFERENCE.minusYears(18).plusDays(1))).containsExactly("insz");
    assertThat(BillingRules.decide(ShippedDefinitions.current("BELRAI_SCREENER"), caller(Role.ASSESSOR), request, REFERENCE,
        REFERENCE.minusYears(18))).isPresent();
  }

  /** (d) 20: it counts from the reference date. */
  @ParameterizedTest
  @CsvSource({"2025-08-31, 6, 2026-02-28", "2023-08-31, 6, 2024-02-29", "2024-02-29, 12, 2025-02-28", "2025-01-15, 36, 2028-01-15"})
  void theValidityEndsOnTheSameDayOrTheLastOfAShorterMonth(LocalDate reference, int months, LocalDate end) {
    var billing = BillingRules.decide(ShippedDefinitions.current("BELRAI_SCREENER"), caller(Role.ASSESSOR),
        new BillingRequest(true, "VSB-0001", months, "ZZZ"), reference, BORN);

    assertThat(billing).contains(new Billing("VSB-0001", months, end, "ZZZ"));
  }

  private static Optional<Billing> decided(Role role, @Nullable BillingRequest request) {
    return BillingRules.decide(ShippedDefinitions.current("BELRAI_SCREENER"), caller(role), request, REFERENCE, BORN);
  }

  private static List<String> refused(String instrument, Role role, @Nullable BillingRequest request, LocalDate born) {
    var thrown = assertThatThrownBy(
        () -> BillingRules.decide(ShippedDefinitions.current(instrument), caller(role), request, REFERENCE, born))
        .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class)).actual();
    assertThat(thrown.code()).isEqualTo(FaultCode.BILLING_FIELDS_INVALID);
    return thrown.places();
  }

  private static Caller caller(Role role) {
    return TestCallers.caller(role);
  }
}
