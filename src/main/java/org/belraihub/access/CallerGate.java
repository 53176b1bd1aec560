package org.belraihub.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.CircleOfTrust;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.organisation.User;
import org.belraihub.time.BusinessClock;

/**
 * Steps one and two of the access decision and the role, in this order: certificate bound to the organisation, attested software, user
 * known to the organisation and alive, Circle of Trust as declared and as registered, recognised facility or visa, granted role (R2.01,
 * R2.02, R1.22, R6.30, R6.31, R10.02). The first step that fails decides (R2.14). A source that does not answer denies nothing here: own
 * work goes on, and reading closed assessments waits for it (R2.07).
 */
public class CallerGate {

  private final OrganisationDirectory organisations;
  private final ProviderRegister providers;
  private final CallerDesk desk;
  private final BusinessClock clock;
  private final Duration patience;

  /** A gate that knows the day, the organisations and the providers, and waits for the sources no longer than {@code patience}. */
  public CallerGate(OrganisationDirectory organisations, ProviderRegister providers, CallerDesk desk, BusinessClock clock, Duration patience) {
    this.organisations = organisations;
    this.providers = providers;
    this.desk = desk;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Checks what a request claims against the organisation whose certificate signed it.
   *
   * @throws RefusedException CERTIFICATE_REJECTED, IDENTITY_REJECTED, NO_PROFESSIONAL_ROUTE or ROLE_NOT_ALLOWED
   */
  public Caller admit(Organisation signer, Claims claims) {
    if (!signer.hco().equals(claims.organisation())) {
      throw new RefusedException(FaultCode.CERTIFICATE_REJECTED,
          "signed by organisation " + signer.hco() + ", which says to be " + claims.organisation());
    }
    if (!signer.software().contains(claims.software())) {
      throw new RefusedException(FaultCode.IDENTITY_REJECTED, "software " + claims.software() + " is not attested for " + signer.hco());
    }
    User user = signer.user(claims.user()).orElseThrow(() ->
        new RefusedException(FaultCode.IDENTITY_REJECTED, "the acting user is not known at " + signer.hco()));
    Standing standing = desk.standing(signer, user, patience);
    AccessPolicy.identity(standing);
    LocalDate today = clock.today();
    CircleOfTrust trust = signer.circleOfTrust();
    if (trust == null || !trust.validOn(today)) {
      throw new RefusedException(FaultCode.NO_PROFESSIONAL_ROUTE, signer.hco() + " has no Circle-of-Trust declaration valid on " + today);
    }
    AccessPolicy.professionalRoute(standing);
    Instant told = organisations.toldAt(signer.hco()).orElseThrow(() ->
        new RefusedException(FaultCode.CERTIFICATE_REJECTED, signer.hco() + " was withdrawn a moment ago"));
    Fact granted = new Fact.Known(user.roles().contains(claims.role()), told);
    AccessPolicy.role(claims.role(), granted);
    return new Caller(signer, user, claims.role(), providers.idOf(user.insz()), claims.software(), standing.withGranted(granted));
  }
}
