package org.belraihub.ehealth.hubservices.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.consent.PatientConsent;
import org.belraihub.ehealth.consent.wire.ConsentTranslation;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.therlink.TherapeuticLink;
import org.belraihub.ehealth.therlink.wire.TherapeuticLinkTranslation;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.Test;

/** What answers mean: the outcome is in acknowledge, unknown is neither yes nor no (R2.05, R2.07). */
class AnswersTest {

  private static final String ID = "79999066abc";
  private static final Insz PERSON = Insz.of("41031299809");
  private static final HealthProfessional NURSE =
      new HealthProfessional(Insz.of("82010999873"), new NihiiNumber("49999045001"), "persnurse");
  private static final Author HUB = new Author(List.of(CareParty.organisation("79999066", "orghospital", "Hub")));

  @Test
  void aCompleteAnswerWithoutConsentMeansThereIsNone() throws Exception {
    assertThat(ConsentTranslation.consent(consentAnswer(true), ID, PERSON)).isEmpty();
  }

  @Test
  void anIncompleteAnswerMeansNothingAboutTheConsent() {
    var answer = consentAnswer(false, "MH2.INPUT.19");

    assertThatThrownBy(() -> ConsentTranslation.consent(answer, ID, PERSON)).isInstanceOfSatisfying(CallFailedException.class, e -> {
      assertThat(e.kind()).isEqualTo(Kind.REFUSED);
      assertThat(e.codes()).containsExactly("MH2.INPUT.19");
    });
  }

  @Test
  void anIncompleteAnswerWithoutAnyErrorMeansNothingEither() {
    assertThatThrownBy(() -> ConsentTranslation.consent(consentAnswer(false), ID, PERSON)).isInstanceOf(CallFailedException.class);
  }

  @Test
  void theCodeForNoActiveConsentIsAnAnswer() throws Exception {
    assertThat(ConsentTranslation.consent(consentAnswer(false, "MH2. ACCESS.9"), ID, PERSON)).isEmpty();
  }

  @Test
  void aConsentThatWasRevokedHoldsUntilTheDayBefore() {
    var consent = new PatientConsent(Optional.empty(), Optional.of(LocalDate.of(2025, 5, 6)));

    assertThat(consent.activeOn(LocalDate.of(2025, 5, 5))).isTrue();
    assertThat(consent.activeOn(LocalDate.of(2025, 5, 6))).isFalse();
  }

  @Test
  void aConsentOfAnotherTypeIsNotTheGeneralOne() throws Exception {
    var answer = consentAnswer(true);
    answer.setConsent(consentOf(PERSON, CDCONSENTvalues.LOCAL));

    assertThat(ConsentTranslation.consent(answer, ID, PERSON)).isEmpty();
  }

  @Test
  void aConsentOfSomebodyElseOrAnAnswerToAnotherRequestIsNotUnderstood() {
    var other = consentAnswer(true);
    other.setConsent(consentOf(Insz.of("04022999805"), CDCONSENTvalues.RETROSPECTIVE));

    assertNotUnderstood(() -> ConsentTranslation.consent(other, ID, PERSON));
    assertNotUnderstood(() -> ConsentTranslation.consent(consentAnswer(true), "another", PERSON));
    assertNotUnderstood(() -> ConsentTranslation.consent(new GetPatientConsentResponseType(), ID, PERSON));
  }

  @Test
  void aPutThatWasDoneBeforeIsDoneAndOtherRefusalsAreNot() throws Exception {
    var already = consentAnswer(false, "MH2.ACCESS.8");
    Frame.done(already.getResponse(), already.getAcknowledge(), ID, Set.of(Advice.ALREADY_SO));

    var noCard = consentAnswer(false, "MH2.ACCESS.8", "CO.INPUT.30");
    assertThatThrownBy(() -> Frame.done(noCard.getResponse(), noCard.getAcknowledge(), ID, Set.of(Advice.ALREADY_SO)))
        .isInstanceOf(CallFailedException.class);
  }

  @Test
  void noListAnEmptyListAndTheCodeForNotFoundAllMeanNoLink() throws Exception {
    assertThat(TherapeuticLinkTranslation.links(linkAnswer(true), ID, PERSON, NURSE)).isEmpty();

    var empty = linkAnswer(true);
    empty.setTherapeuticlinklist(new TherapeuticLinkListType());
    assertThat(TherapeuticLinkTranslation.links(empty, ID, PERSON, NURSE)).isEmpty();

    assertThat(TherapeuticLinkTranslation.links(linkAnswer(false, "TL.ACCESS.11"), ID, PERSON, NURSE)).isEmpty();
    assertThat(TherapeuticLinkTranslation.links(linkAnswer(false, "TL.ACCESS.08"), ID, PERSON, NURSE)).isEmpty();
  }

  @Test
  void aFailureOfTheSourceBehindTherlinkIsAnOutage() {
    assertThatThrownBy(() -> TherapeuticLinkTranslation.links(linkAnswer(false, "TL. ACCESS.20"), ID, PERSON, NURSE))
        .isInstanceOfSatisfying(CallFailedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTAGE));
  }

  @Test
  void onlyLinksWithTheProfessionalThatWereNotRevokedCount() throws Exception {
    var answer = linkAnswer(true);
    answer.setTherapeuticlinklist(new TherapeuticLinkListType());
    var links = answer.getTherapeuticlinklist().getTherapeuticlink();
    links.add(link("49999045001", false));
    links.add(link("19999024004", false));
    links.add(link("49999045001", true));

    assertThat(TherapeuticLinkTranslation.links(answer, ID, PERSON, NURSE)).containsExactly(
        new TherapeuticLink("carepath", Optional.of(LocalDate.of(2026, 1, 1)), Optional.empty()));
  }

  @Test
  void aLinkHoldsOnBothItsEnds() {
    var link = new TherapeuticLink("gmd", Optional.of(LocalDate.of(2026, 1, 2)), Optional.of(LocalDate.of(2026, 1, 4)));

    assertThat(link.activeOn(LocalDate.of(2026, 1, 1))).isFalse();
    assertThat(link.activeOn(LocalDate.of(2026, 1, 2))).isTrue();
    assertThat(link.activeOn(LocalDate.of(2026, 1, 4))).isTrue();
    assertThat(link.activeOn(LocalDate.of(2026, 1, 5))).isFalse();
  }

  @Test
  void theFrameCarriesTheMomentInBelgiumAlsoInSummer() {
    var frame = Frame.request(ID, HUB, Instant.parse("2026-06-30T22:15:09.9Z"));

    assertThat(frame.getDate()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(frame.getTime().toXMLFormat()).isEqualTo("00:15:09+02:00");
    assertThat(frame.getId().getValue()).isEqualTo(ID);
  }

  @Test
  void aQuestionNamesNoPatientAndAChangeCarriesTheCard() {
    var question = ConsentTranslation.get(ID, HUB, Instant.EPOCH, PERSON).getSelect().getPatient();
    var change = ConsentTranslation.put(ID, HUB, Instant.EPOCH, PERSON, CardNumber.of("592999999959"), LocalDate.EPOCH);

    assertThat(question.getName()).isNull();
    assertThat(question.getId()).extracting(IDPATIENT::getS).containsExactly("INSS");
    assertThat(change.getConsent().getPatient().getId()).extracting(IDPATIENT::getS).containsExactly("INSS", "EID-CARDNO");
  }

  private static void assertNotUnderstood(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(CallFailedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_UNDERSTOOD));
  }

  private static GetPatientConsentResponseType consentAnswer(boolean complete, String... codes) {
    var answer = new GetPatientConsentResponseType();
    answer.setResponse(response());
    answer.setAcknowledge(acknowledge(complete, codes));
    return answer;
  }

  private static GetTherapeuticLinkResponseType linkAnswer(boolean complete, String... codes) {
    var answer = new GetTherapeuticLinkResponseType();
    answer.setResponse(response());
    answer.setAcknowledge(acknowledge(complete, codes));
    return answer;
  }

  private static ResponseType response() {
    var response = new ResponseType();
    response.setRequest(Frame.request(ID, HUB, Instant.EPOCH));
    return response;
  }

  private static AcknowledgeType acknowledge(boolean complete, String... codes) {
    var acknowledge = new AcknowledgeType();
    acknowledge.setIscomplete(complete);
    for (String code : codes) {
      var cd = new CDERROR();
      cd.setValue(code);
      var error = new ErrorType();
      error.getCd().add(cd);
      acknowledge.getError().add(error);
    }
    return acknowledge;
  }

  private static ConsentType consentOf(Insz person, CDCONSENTvalues type) {
    var cd = new CDCONSENT();
    cd.setValue(type);
    var consent = new ConsentType();
    consent.setPatient(Frame.patient(person, Optional.empty()));
    consent.getCd().add(cd);
    return consent;
  }

  private static TherapeuticLinkWithOperationContext link(String nihii, boolean revoked) {
    var party = new HCPartyIdType();
    party.getId().add(Frame.partyId(false, nihii));
    var type = new CDTHERAPEUTICLINK();
    type.setValue("carepath ");
    var link = new TherapeuticLinkWithOperationContext();
    link.setPatient(Frame.patient(PERSON, Optional.empty()));
    link.getHcparty().add(party);
    link.setCd(type);
    link.setStartdate(LocalDate.of(2026, 1, 1));
    if (revoked) {
      var context = new OperationContextType();
      context.setOperation(TherapeuticLinkOperationType.REVOCATION);
      link.getOperationcontext().add(context);
    }
    return link;
  }
}
