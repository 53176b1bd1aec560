package org.belraihub.ehealth.addressbook;

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

  /** Whether the professional has a visa for the profession. */
  public SourceAnswer<Boolean> hasVisa(Insz professional, String profession, Freshness freshness) throws SourceUnavailableException {
    var answer = professionals.ask(professional, freshness, requestId -> service.professional(requestId, professional));
    return new SourceAnswer<>(answer.value().filter(listed -> listed.licensedAs(profession)).isPresent(), answer.givenAt());
  }

  /** The facility, if it is recognised. */
  public SourceAnswer<Optional<ListedFacility>> facility(NihiiNumber facility, Freshness freshness) throws SourceUnavailableException {
    return facilities.ask(facility, freshness, requestId -> service.facility(requestId, facility));
  }

  /** Whether the facility is in the Circle of Trust on that day. */
  public SourceAnswer<Boolean> inCircleOfTrust(NihiiNumber facility, LocalDate on, Freshness freshness) throws SourceUnavailableException {
    return memberships.ask(new Membership(facility, on), freshness, requestId -> service.inCircleOfTrust(requestId, facility, on));
  }

  private record Membership(NihiiNumber facility, LocalDate on) {
  }
}
