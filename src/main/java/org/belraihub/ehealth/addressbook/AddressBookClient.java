package org.belraihub.ehealth.addressbook;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** Visas, recognised facilities and the Circle of Trust, asked or known for some hours. */
public final class AddressBookClient {

  private final AddressBookService service;
  private final DatedAnswers<Insz, Optional<ListedProfessional>> professionals;
  private final DatedAnswers<NihiiNumber, Optional<ListedFacility>> facilities;
  private final DatedAnswers<Membership, Boolean> memberships;

  /** A client of the services behind their gates. */
  public AddressBookClient(AddressBookService service, ServiceGate book, ServiceGate circle, SystemClock clock) {
    this.service = service;
    this.professionals = new DatedAnswers<>(book, "GetProfessionalContactInfo", false, clock);
    this.facilities = new DatedAnswers<>(book, "GetOrganizationContactInfo", false, clock);
    this.memberships = new DatedAnswers<>(circle, "LookUpMembership", true, clock);
  }

  /** Whether the professional has a visa for the profession; nobody waits longer than {@code patience}. */
  public SourceAnswer<Boolean> hasVisa(Insz professional, String profession, Duration patience) throws SourceUnavailableException {
    var answer = professionals.ask(professional, Freshness.RECENT_ALLOWED, patience, requestId -> service.professional(requestId, professional));
    return new SourceAnswer<>(answer.value().filter(listed -> listed.licensedAs(profession)).isPresent(), answer.givenAt());
  }

  /** The facility, if it is recognised. */
  public SourceAnswer<Optional<ListedFacility>> facility(NihiiNumber facility, Duration patience) throws SourceUnavailableException {
    return facilities.ask(facility, Freshness.RECENT_ALLOWED, patience, requestId -> service.facility(requestId, facility));
  }

  /** Whether the facility is in the Circle of Trust on that day. */
  public SourceAnswer<Boolean> inCircleOfTrust(NihiiNumber facility, LocalDate on, Duration patience) throws SourceUnavailableException {
    return memberships.ask(new Membership(facility, on), Freshness.RECENT_ALLOWED, patience,
        requestId -> service.inCircleOfTrust(requestId, facility, on));
  }

  /** Forgets what is known of a professional, because a change was told. */
  public void invalidate(Insz professional) {
    professionals.forget(professional::equals);
  }

  /** Forgets what is known of a facility, because a change was told. */
  public void invalidate(NihiiNumber facility) {
    facilities.forget(facility::equals);
    memberships.forget(membership -> membership.facility.equals(facility));
  }

  private record Membership(NihiiNumber facility, LocalDate on) {
  }
}
