package org.belraihub.ehealth.personregister.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.personregister.PersonRegisterService;
import org.belraihub.ehealth.personregister.RegisteredPerson;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.Insz;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The person register over SOAP. */
public final class SoapPersonRegisterService implements PersonRegisterService {

  private static final String NAMESPACE = "urn:belraihub:personregister:v1";
  private static final String ACTION = NAMESPACE + ":LookUpPerson";
  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/person-register-v1.xsd");

  private final ServicePort<PayloadClient> port;
  private final SystemClock clock;

  /** The register behind this port. */
  public SoapPersonRegisterService(ServicePort<PayloadClient> port, SystemClock clock) {
    this.port = port;
    this.clock = clock;
  }

  @Override
  public Optional<RegisteredPerson> lookUp(String requestId, Insz number) throws CallFailedException {
    Element request = request(requestId, number, clock.now());
    Element answer = port.call(client -> client.call(ACTION, request));
    if (!SCHEMA.invalidPlaces(answer).isEmpty()) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer that does not follow the contract", null);
    }
    Commons.successful(answer, NAMESPACE, "LookUpPersonResponse", requestId);
    Element person = Elements.child(answer, NAMESPACE, "Person");
    return person == null ? Optional.empty() : Optional.of(person(person));
  }

  static Element request(String requestId, Insz number, Instant now) {
    Element request = Commons.request(NAMESPACE, "LookUpPersonRequest", requestId, now);
    Elements.append(request, NAMESPACE, "p:Insz", number.digits());
    return request;
  }

  private static RegisteredPerson person(Element person) throws CallFailedException {
    Insz number = Commons.text(person, "Insz").flatMap(Insz::parse)
        .orElseThrow(() -> new CallFailedException(Kind.NOT_UNDERSTOOD, "a person without a number", null));
    return new RegisteredPerson(number, Commons.text(person, "FamilyName").orElse(""), Commons.text(person, "FirstName"),
        day(person, "BirthDate"), day(person, "DeceasedOn"), day(person, "StruckOffOn"));
  }

  private static Optional<LocalDate> day(@Nullable Element person, String name) throws CallFailedException {
    Optional<String> text = Commons.text(person, name);
    try {
      return text.map(t -> LocalDate.parse(t.substring(0, Math.min(10, t.length()))));
    } catch (DateTimeParseException e) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, name + " is no day", null);
    }
  }
}
