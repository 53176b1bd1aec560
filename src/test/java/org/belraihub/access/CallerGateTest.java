package org.belraihub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.CircleOfTrust;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** R2.01, R2.02, R1.22, R6.30, R6.31 in the order of R2.14: the first step that fails decides. */
class CallerGateTest {

  private static final LocalDate DAY = LocalDate.of(2025, 8, 31);
  private static final Instant TOLD = Instant.parse("2025-07-01T08:00:00Z");
  private static final HcoNumber HCO = new HcoNumber("10000066");

  private final BusinessClock clock = new BusinessClock(new SystemClock(Clock.fixed(Instant.parse("2025-08-31T10:00:00Z"), ZoneOffset.UTC)));
  private final KnownCallers sources = new KnownCallers();
  private final CallerGate gate = new CallerGate(new ToldOrganisations(), new NumberedProviders(), new CallerDesk(sources, clock), clock,
      Duration.ofSeconds(1));

  /** R1.03: with the one role and organisation of the call. */
  @Test
  void whoIsWhatHeSaysIsAdmitted() {
    var caller = gate.admit(organisation(DAY, DAY), new Claims(TestCallers.PROVIDER, Role.ASSESSOR, HCO, "CARE-1"));

    assertThat(caller.role()).isEqualTo(Role.ASSESSOR);
    assertThat(caller.hco()).isEqualTo("10000066");
    assertThat(caller.provider()).isEqualTo(7);
  }

  /** R10.02 too: the user acts for the organisation that signs. */
  @Test
  void r630AnotherOrganisationThanTheSignersIsRefusedFirst() {
    refused(FaultCode.CERTIFICATE_REJECTED, organisation(null, null), new Claims(Insz.of("85041299867"), Role.ADMIN,
        new HcoNumber("10000022"), "OTHER"));
  }

  /** R6.32 too. */
  @Test
  void r122SoftwareThatIsNotAttestedIsRefusedNext() {
    refused(FaultCode.IDENTITY_REJECTED, organisation(null, null), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "OTHER"));
  }

  @Test
  void r631WithoutADeclarationThatHoldsTodayThereIsNoRoute() {
    var claims = new Claims(TestCallers.PROVIDER, Role.ASSESSOR, HCO, "CARE-1");

    refused(FaultCode.NO_PROFESSIONAL_ROUTE, organisation(null, null), claims);
    refused(FaultCode.NO_PROFESSIONAL_ROUTE, organisation(DAY.plusDays(1), null), claims);
    refused(FaultCode.NO_PROFESSIONAL_ROUTE, organisation(DAY.minusYears(1), DAY.minusDays(1)), claims);
  }

  /** R2.08: whom this organisation has not set up has no access, whatever others did. */
  @Test
  void anUnknownUserIsRefused() {
    refused(FaultCode.IDENTITY_REJECTED, organisation(DAY, null), new Claims(Insz.of("85041299867"), Role.ASSESSOR, HCO, "CARE-1"));
  }

  @Test
  void r201WhoHasDiedOrIsUnknownToTheRegisterIsRefusedAndNobodyElseIsAsked() {
    sources.lives = false;

    refused(FaultCode.IDENTITY_REJECTED, organisation(null, null), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "CARE-1"));
    assertThat(sources.asked).containsExactly("lives");
  }

  @Test
  void r232WhoIsNotRegisteredInTheCircleOfTrustHasNoRouteWhateverItDeclares() {
    sources.circle = false;

    refused(FaultCode.NO_PROFESSIONAL_ROUTE, organisation(DAY, null), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "CARE-1"));
    assertThat(sources.asked).containsExactly("lives", "circle");
  }

  @Test
  void r202AVisaIsTheRouteOfWhoWorksInAFacilityThatIsNotRecognised() {
    sources.recognised = false;

    var caller = gate.admit(TestCallers.nursed(), new Claims(TestCallers.PROVIDER, Role.ASSESSOR, HCO, "CARE-1"));

    assertThat(caller.standing().forLog()).containsEntry("recognised", "no@" + KnownCallers.SAID).containsEntry("visa", "yes@" + KnownCallers.SAID);
  }

  @Test
  void r202WithNeitherVisaNorRecognisedFacilityThereIsNoRouteAndTheRoleIsNotLookedAt() {
    sources.recognised = false;
    refused(FaultCode.NO_PROFESSIONAL_ROUTE, organisation(DAY, null), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "CARE-1"));

    sources.visa = false;
    refused(FaultCode.NO_PROFESSIONAL_ROUTE, TestCallers.nursed(), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "CARE-1"));
  }

  @Test
  void r214InARecognisedFacilityNoVisaIsAsked() {
    var caller = gate.admit(TestCallers.nursed(), new Claims(TestCallers.PROVIDER, Role.ASSESSOR, HCO, "CARE-1"));

    assertThat(sources.asked).containsExactly("lives", "circle", "recognised");
    assertThat(caller.standing().forLog()).containsOnlyKeys("lives", "circle", "recognised", "granted").containsEntry("granted", "yes@" + TOLD);
  }

  @Test
  void r207ASilentSourceStopsNobodyFromWorkingAndKeepsEverybodyFromReading() {
    sources.recognised = null;
    sources.visa = null;

    var caller = gate.admit(TestCallers.nursed(), new Claims(TestCallers.PROVIDER, Role.ASSESSOR, HCO, "CARE-1"));

    var yes = new Fact.Known(true, KnownCallers.SAID);
    var facts = new Facts(caller.standing(), yes, yes);
    assertThat(facts.notices()).containsExactly(NoticeCode.N_SOURCE_UNAVAILABLE);
    assertThatThrownBy(() -> AccessPolicy.readingClosed(true, facts)).extracting(thrown -> ((RefusedException) thrown).code())
        .isEqualTo(FaultCode.TEMPORARILY_UNAVAILABLE);
  }

  /** R2.13, R10.02: the organisation grants roles. */
  @Test
  void aRoleThatWasNotGrantedIsRefused() {
    refused(FaultCode.ROLE_NOT_ALLOWED, organisation(DAY, null), new Claims(TestCallers.PROVIDER, Role.ADMIN, HCO, "CARE-1"));
  }

  private static Organisation organisation(@Nullable LocalDate from, @Nullable LocalDate to) {
    return TestCallers.organisation(from == null ? null : new CircleOfTrust(from, to), Role.ASSESSOR, Role.CERTIFIED_PROVIDER);
  }

  private void refused(FaultCode code, Organisation signer, Claims claims) {
    assertThatThrownBy(() -> gate.admit(signer, claims)).asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
        .extracting(RefusedException::code).isEqualTo(code);
  }

  /** Every organisation told its users at the same time. */
  private static final class ToldOrganisations implements OrganisationDirectory {

    @Override
    public Optional<Organisation> byHco(HcoNumber hco) {
      return Optional.empty();
    }

    @Override
    public Optional<Organisation> byCertificate(X509Certificate certificate) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> toldAt(HcoNumber hco) {
      return Optional.of(TOLD);
    }

    @Override
    public Collection<Organisation> all() {
      return List.of();
    }
  }

  /** A register that needs no database because it remembers one provider already. */
  private static final class NumberedProviders extends ProviderRegister {

    @SuppressWarnings("NullAway")
    NumberedProviders() {
      super(null, null, null, TransactionOperations.withoutTransaction());
    }

    @Override
    public long idOf(Insz provider) {
      return 7;
    }
  }
}
