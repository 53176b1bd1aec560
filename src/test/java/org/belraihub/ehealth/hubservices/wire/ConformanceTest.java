package org.belraihub.ehealth.hubservices.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.xml.bind.JAXBElement;
import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.consent.ConsentStatus;
import org.belraihub.ehealth.consent.PatientConsent;
import org.belraihub.ehealth.consent.wire.ConsentTranslation;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.hubservices.PersonName;
import org.belraihub.ehealth.therlink.LinkDeclaration;
import org.belraihub.ehealth.therlink.TherapeuticLink;
import org.belraihub.ehealth.therlink.wire.LinkChanges;
import org.belraihub.ehealth.therlink.wire.TherapeuticLinkTranslation;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** What the hub sends follows the real schemas of Consent and TherLink, what they answer is understood. */
class ConformanceTest {

  private static final String CONSENT = "consent/hubservices_protocol-2_2.xsd";
  private static final String THERLINK = "therlink/hubservices_protocol-2_2.xsd";
  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00.123456Z");
  private static final String ID = "7999906600000000000000000000000000000001";
  private static final Insz PERSON = Insz.of("41031299809");
  private static final HealthProfessional PHYSICIAN =
      new HealthProfessional(Insz.of("70061599765"), new NihiiNumber("19999024004"), "persphysician");
  private static final List<Insz> PERSONS = List.of(PERSON, Insz.of("04022999805"), Insz.of("52471999748"), Insz.of("52321999839"));
  private static final List<CardNumber> CARDS = List.of(CardNumber.of("592999999959"), CardNumber.of("B 0123456 78"));
  private static final List<Author> AUTHORS = List.of(
      new Author(List.of(CareParty.organisation("79999066", "orgprimaryhealthcarecenter", "Wijkgezondheidscentrum Test"))),
      new Author(List.of(CareParty.organisation("0209999951", "orghospital", "Vlaams platform"),
          new CareParty(Optional.of("49999045001"), Optional.of(Insz.of("82010999873")), "persnurse", Optional.of("Jan Testverpleger")))),
      new Author(List.of(new CareParty(Optional.empty(), Optional.of(Insz.of("52471999748")), "perscaregiver", Optional.empty()))));

  private final ObjectFactory messages = new ObjectFactory();

  @Test
  void everyConsentRequestFollowsTheRealSchemaAlsoForExtremes() throws Exception {
    var schema = Conformance.real(CONSENT);
    for (JAXBElement<?> request : consentRequests()) {
      String xml = Conformance.write(request);
      Conformance.validate(schema, xml);
      Conformance.validate(Conformance.ours(), xml);
      assertThat(xml).contains(">2026-11-22<", ">09:30:00+01:00<");
    }
  }

  private List<JAXBElement<?>> consentRequests() {
    List<JAXBElement<?>> requests = new ArrayList<>();
    for (Author author : AUTHORS) {
      for (Insz person : PERSONS) {
        requests.add(messages.createGetPatientConsentRequest(ConsentTranslation.get(ID, author, NOW, person)));
        for (CardNumber card : CARDS) {
          requests.add(messages.createPutPatientConsentRequest(
              ConsentTranslation.put(ID, author, NOW, person, card, LocalDate.of(2026, 11, 22))));
          requests.add(messages.createRevokePatientConsentRequest(
              ConsentTranslation.revoke(ID, author, NOW, person, card, LocalDate.of(2026, 11, 23))));
        }
      }
    }
    return requests;
  }

  @Test
  void everyTherapeuticLinkRequestFollowsTheRealSchemaAlsoForExtremes() throws Exception {
    var schema = Conformance.real(THERLINK);
    for (Author author : AUTHORS) {
      for (Insz person : PERSONS) {
        String xml = Conformance.write(messages.createGetTherapeuticLinkRequest(
            TherapeuticLinkTranslation.get(ID, author, NOW, person, PHYSICIAN)));
        Conformance.validate(schema, xml);
        Conformance.validate(Conformance.ours(), xml);
      }
    }
  }

  @Test
  void everyChangeOfALinkFollowsTheRealSchemaAlsoForExtremes() throws Exception {
    var schema = Conformance.real(THERLINK);
    var bare = new LinkDeclaration(PERSON, Optional.empty(), Optional.empty(), PHYSICIAN, "gmd", Optional.empty(), Optional.empty(),
        Optional.empty(), List.of());
    var full = new LinkDeclaration(PERSON, Optional.of(CARDS.get(0)), Optional.of(new PersonName("Zoë", "D'Hondt")), PHYSICIAN,
        "hospitalstay", Optional.of(LocalDate.of(2026, 11, 22)), Optional.of(LocalDate.of(2027, 2, 22)), Optional.of("x".repeat(256)),
        List.of(LinkDeclaration.Proof.CARD_READ, new LinkDeclaration.Proof("eidsigning", Optional.of(new byte[] {1, 2, 3}))));
    for (Author author : AUTHORS) {
      for (LinkDeclaration link : List.of(bare, full)) {
        for (JAXBElement<?> request : List.of(messages.createPutTherapeuticLinkRequest(LinkChanges.put(ID, author, NOW, link)),
            messages.createRevokeTherapeuticLinkRequest(LinkChanges.revoke(ID, author, NOW, link)),
            messages.createPutTherapeuticLinkBulkRequest(LinkChanges.putAll(ID, author, NOW, List.of(bare, full, link))))) {
          String xml = Conformance.write(request);
          Conformance.validate(schema, xml);
          Conformance.validate(Conformance.ours(), xml);
        }
      }
    }
  }

  @Test
  void theNewerOperationsFollowTheirRealSchemaToo() throws Exception {
    var schema = Conformance.real("connector/ehealth-hubservices/XSD/hubservices_protocol-2_3.xsd");
    for (Author author : AUTHORS) {
      for (Insz person : PERSONS) {
        Conformance.validate(schema, Conformance.write(messages.createGetPatientConsentStatusRequest(
            ConsentTranslation.status(ID, author, NOW, person))));
        for (List<String> types : List.of(List.<String>of(), List.of("gmd", "gpconsultation"))) {
          Conformance.validate(schema, Conformance.write(messages.createHasTherapeuticLinkRequest(
              TherapeuticLinkTranslation.has(ID, author, NOW, person, PHYSICIAN, types))));
        }
      }
    }
    for (Path sample : Conformance.samples("hubservices-2_3/samples/valid")) {
      Conformance.validate(Conformance.ours(), Files.readString(sample));
    }
    var given = Conformance.read(Conformance.path("hubservices-2_3/samples/valid/02-GetPatientConsentStatus-response-given.xml"),
        GetPatientConsentStatusResponseType.class);
    assertThat(ConsentTranslation.status(given, echoed(given.getResponse()), PERSON)).isEqualTo(ConsentStatus.GIVEN);
    var has = Conformance.read(Conformance.path("hubservices-2_3/samples/valid/04-HasTherapeuticLink-response-true.xml"),
        HasTherapeuticLinkResponseType.class);
    assertThat(TherapeuticLinkTranslation.has(has, echoed(has.getResponse()))).isTrue();
    has.setValue(null);
    assertThatThrownBy(() -> TherapeuticLinkTranslation.has(has, echoed(has.getResponse()))).hasMessageContaining("neither yes nor no");
  }

  @Test
  void everyValidSampleFollowsOurSchemaToo() throws Exception {
    for (String folder : List.of("consent/samples/valid", "therlink/samples/valid")) {
      for (Path sample : Conformance.samples(folder)) {
        Conformance.validate(Conformance.ours(), Files.readString(sample));
      }
    }
  }

  @Test
  void everyValidSampleReadAndWrittenAgainFollowsTheRealSchema() throws Exception {
    for (Path sample : Conformance.samples("consent/samples/valid")) {
      Conformance.validate(Conformance.real(CONSENT), Conformance.write(Conformance.element(sample)));
    }
    for (Path sample : Conformance.samples("therlink/samples/valid")) {
      Conformance.validate(Conformance.real(THERLINK), Conformance.write(Conformance.element(sample)));
    }
  }

  @Test
  void everySampleThatBreaksTheRealSchemaBreaksOurs() throws Exception {
    for (String folder : List.of("consent/samples/schema-invalid", "therlink/samples/schema-invalid")) {
      List<Path> samples = Conformance.samples(folder);
      assertThat(samples).isNotEmpty();
      for (Path sample : samples) {
        assertThatThrownBy(() -> Conformance.validate(Conformance.ours(), Files.readString(sample))).as(sample.toString())
            .isInstanceOf(SAXException.class);
      }
    }
  }

  @Test
  void theAnswersOfConsentAreUnderstood() throws Exception {
    var active = answer("consent", "04-GetPatientConsent-response-active", GetPatientConsentResponseType.class);
    assertThat(ConsentTranslation.consent(active, echoed(active.getResponse()), PERSON))
        .contains(new PatientConsent(Optional.of(LocalDate.of(2026, 11, 22)), Optional.empty()));

    var none = answer("consent", "05-GetPatientConsent-response-none", GetPatientConsentResponseType.class);
    assertThat(ConsentTranslation.consent(none, echoed(none.getResponse()), PERSON)).isEmpty();

    for (String put : List.of("02-PutPatientConsent-response-ok", "07-PutPatientConsent-response-already-exists")) {
      var answer = answer("consent", put, PutPatientConsentResponseType.class);
      Frame.done(answer.getResponse(), answer.getAcknowledge(), echoed(answer.getResponse()), Set.of(Advice.ALREADY_SO));
    }
  }

  @Test
  void theAnswersOfTherlinkAreUnderstood() throws Exception {
    var one = answer("therlink", "05-GetTherapeuticLink-response-one", GetTherapeuticLinkResponseType.class);
    assertThat(TherapeuticLinkTranslation.links(one, echoed(one.getResponse()), PERSON, PHYSICIAN)).containsExactly(
        new TherapeuticLink("gpconsultation", Optional.of(LocalDate.of(2026, 11, 22)), Optional.of(LocalDate.of(2027, 11, 21))));

    var none = answer("therlink", "06-GetTherapeuticLink-response-not-found", GetTherapeuticLinkResponseType.class);
    assertThat(TherapeuticLinkTranslation.links(none, echoed(none.getResponse()), PERSON, PHYSICIAN)).isEmpty();

    var ok = answer("therlink", "02-PutTherapeuticLink-response-ok", PutTherapeuticLinkResponseType.class);
    assertThat(Frame.refusal(ok.getResponse(), ok.getAcknowledge(), echoed(ok.getResponse()))).isEmpty();

    var exists = answer("therlink", "03-PutTherapeuticLink-response-exists", PutTherapeuticLinkResponseType.class);
    assertThat(Frame.refusal(exists.getResponse(), exists.getAcknowledge(), echoed(exists.getResponse())).orElseThrow())
        .satisfies(error -> {
          assertThat(error.codes()).containsExactly("TL.ACCESS.10");
          assertThat(error.advice()).isEqualTo(Advice.ALREADY_SO);
        });
  }

  private static <T> T answer(String service, String sample, Class<T> type) throws Exception {
    return Conformance.read(Conformance.path(service + "/samples/valid/" + sample + ".xml"), type);
  }

  private static String echoed(ResponseType response) {
    return response.getRequest().getId().getValue();
  }
}
