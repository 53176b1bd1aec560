package org.belraihub.ehealth.addressbook.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.ehealth.addressbook.AddressBookService;
import org.belraihub.ehealth.addressbook.ListedFacility;
import org.belraihub.ehealth.addressbook.ListedProfessional;
import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.w3c.dom.Element;

/** AddressBook v1 and the Circle of Trust over SOAP. */
public final class SoapAddressBookService implements AddressBookService {

  private static final String BOOK = "urn:be:fgov:ehealth:addressbook:protocol:v1";
  private static final String CIRCLE = "urn:belraihub:circleoftrust:v1";
  private static final String NOT_FOUND = "urn:be:fgov:ehealth:2.0:status:DataNotFound";

  private final ServicePort<PayloadClient> book;
  private final ServicePort<PayloadClient> circle;
  private final SystemClock clock;

  /** The services behind these ports. */
  public SoapAddressBookService(ServicePort<PayloadClient> book, ServicePort<PayloadClient> circle, SystemClock clock) {
    this.book = book;
    this.circle = circle;
    this.clock = clock;
  }

  @Override
  public Optional<ListedProfessional> professional(String requestId, Insz professional) throws CallFailedException {
    Element request = professionalRequest(requestId, professional, clock.now());
    Element answer = book.call(client -> client.call(BOOK + ":getProfessionalContactInfo", request));
    if (!found(answer, "GetProfessionalContactInfoResponse", requestId)) {
      return Optional.empty();
    }
    return Commons.find(answer, "IndividualContactInformation").isEmpty() ? Optional.empty()
        : Optional.of(new ListedProfessional(Commons.all(answer, "Profession").stream().map(SoapAddressBookService::profession).toList()));
  }

  private static ListedProfessional.Profession profession(Element profession) {
    return new ListedProfessional.Profession(texts(profession, "ProfessionCode"), Commons.text(profession, "NIHII"));
  }

  @Override
  public Optional<ListedFacility> facility(String requestId, NihiiNumber facility) throws CallFailedException {
    Element request = facilityRequest(requestId, facility, clock.now());
    Element answer = book.call(client -> client.call(BOOK + ":getOrganizationContactInfo", request));
    if (!found(answer, "GetOrganizationContactInfoResponse", requestId)) {
      return Optional.empty();
    }
    return Commons.find(answer, "OrganizationContactInformation").map(listed ->
        new ListedFacility(Commons.text(listed, "Id").orElse(facility.digits()), texts(listed, "OrganizationTypeCode")));
  }

  @Override
  public boolean inCircleOfTrust(String requestId, NihiiNumber facility, LocalDate on) throws CallFailedException {
    Element request = membershipRequest(requestId, facility, on, clock.now());
    Element answer = circle.call(client -> client.call(CIRCLE + ":LookUpMembership", request));
    Commons.successful(answer, CIRCLE, "LookUpMembershipResponse", requestId);
    return switch (Commons.text(answer, "Member").orElse("")) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new CallFailedException(Kind.NOT_UNDERSTOOD, "neither member nor not", null);
    };
  }

  static Element professionalRequest(String requestId, Insz professional, Instant now) {
    Element request = Commons.request(BOOK, "GetProfessionalContactInfoRequest", requestId, now);
    Elements.append(request, BOOK, "p:SSIN", professional.digits());
    return request;
  }

  static Element facilityRequest(String requestId, NihiiNumber facility, Instant now) {
    Element request = Commons.request(BOOK, "GetOrganizationContactInfoRequest", requestId, now);
    Elements.append(request, BOOK, "p:NIHII", facility.digits());
    return request;
  }

  static Element membershipRequest(String requestId, NihiiNumber facility, LocalDate on, Instant now) {
    Element request = Commons.request(CIRCLE, "LookUpMembershipRequest", requestId, now);
    Elements.append(request, CIRCLE, "p:Nihii", facility.digits());
    Elements.append(request, CIRCLE, "p:On", on.toString());
    return request;
  }

  /** "No such data" is an answer in the form of an error. */
  private static boolean found(Element answer, String name, String requestId) throws CallFailedException {
    Optional<PlatformError> error = Commons.status(answer, BOOK, name, requestId);
    if (error.isPresent() && !error.get().codes().contains(NOT_FOUND)) {
      throw Commons.failed(error.get());
    }
    return error.isEmpty();
  }

  private static List<String> texts(Element in, String name) {
    return Commons.all(in, name).stream().map(element -> element.getTextContent().strip()).toList();
  }
}
