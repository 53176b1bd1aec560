package org.belraihub.ehealth.consent.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.ehealth.consent.ConsentStatus;
import org.belraihub.ehealth.consent.PatientConsent;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.BasicConsentType;
import org.belraihub.ehealth.hubservices.wire.CDCONSENT;
import org.belraihub.ehealth.hubservices.wire.CDCONSENTvalues;
import org.belraihub.ehealth.hubservices.wire.ConsentType;
import org.belraihub.ehealth.hubservices.wire.ConsentWithStatusType;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentResponseType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentStatusRequestType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentStatusResponseType;
import org.belraihub.ehealth.hubservices.wire.PutPatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokePatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.SelectGetPatientConsentType;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/** Consent between domain terms and the messages of Consent v1. Only the type {@code retrospective} is in use. */
public final class ConsentTranslation {

  private ConsentTranslation() {
  }

  /** Asks for the consent; needs no card number. */
  public static GetPatientConsentRequestType get(String requestId, Author author, Instant now, Insz person) {
    var filter = new BasicConsentType();
    filter.getCd().add(retrospective());
    var select = new SelectGetPatientConsentType();
    select.setPatient(Frame.patient(person, Optional.empty()));
    select.setConsent(filter);
    var request = new GetPatientConsentRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setSelect(select);
    return request;
  }

  /** Registers a consent. */
  public static PutPatientConsentRequestType put(String requestId, Author author, Instant now, Insz person, CardNumber card,
                                                 LocalDate signedOn) {
    var consent = consent(author, person, card);
    consent.setSigndate(signedOn);
    var request = new PutPatientConsentRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setConsent(consent);
    return request;
  }

  /** Withdraws a consent. */
  public static RevokePatientConsentRequestType revoke(String requestId, Author author, Instant now, Insz person, CardNumber card,
                                                       LocalDate revokedOn) {
    var consent = consent(author, person, card);
    consent.setRevokedate(revokedOn);
    var request = new RevokePatientConsentRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setConsent(consent);
    return request;
  }

  /** The consent in an answer; none is an answer that is complete and has no consent in it, or the code that says so. */
  public static Optional<PatientConsent> consent(GetPatientConsentResponseType answer, String requestId, Insz person)
      throws CallFailedException {
    Optional<PlatformError> refusal = Frame.refusal(answer.getResponse(), answer.getAcknowledge(), requestId);
    if (refusal.isPresent()) {
      if (refusal.get().advice() == Advice.NONE_FOUND) {
        return Optional.empty();
      }
      throw Frame.failed(refusal.get());
    }
    ConsentType consent = answer.getConsent();
    if (consent == null) {
      return Optional.empty();
    }
    if (consent.getPatient() == null || !Frame.isAbout(consent.getPatient(), person)) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a consent of another person", null);
    }
    boolean general = consent.getCd().stream().anyMatch(code -> code.getValue() == CDCONSENTvalues.RETROSPECTIVE);
    return general
        ? Optional.of(new PatientConsent(Optional.ofNullable(consent.getSigndate()), Optional.ofNullable(consent.getRevokedate())))
        : Optional.empty();
  }

  /** Asks in which state the consent is; the select is that of get. */
  public static GetPatientConsentStatusRequestType status(String requestId, Author author, Instant now, Insz person) {
    var request = new GetPatientConsentStatusRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setSelect(get(requestId, author, now, person).getSelect());
    return request;
  }

  /** The state in an answer. */
  public static ConsentStatus status(GetPatientConsentStatusResponseType answer, String requestId, Insz person)
      throws CallFailedException {
    Optional<PlatformError> refusal = Frame.refusal(answer.getResponse(), answer.getAcknowledge(), requestId);
    if (refusal.isPresent() && refusal.get().advice() != Advice.NONE_FOUND) {
      throw Frame.failed(refusal.get());
    }
    ConsentWithStatusType consent = answer.getConsent();
    if (refusal.isPresent() || consent == null) {
      return ConsentStatus.NONE;
    }
    if (consent.getPatient() == null || !Frame.isAbout(consent.getPatient(), person)) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a consent of another person", null);
    }
    if (consent.getStatus() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a consent in no known state", null);
    }
    return ConsentStatus.valueOf(consent.getStatus().name());
  }

  private static ConsentType consent(Author author, Insz person, CardNumber card) {
    var consent = new ConsentType();
    consent.setPatient(Frame.patient(person, Optional.of(card)));
    consent.getCd().add(retrospective());
    consent.setAuthor(Frame.author(author));
    return consent;
  }

  private static CDCONSENT retrospective() {
    var code = new CDCONSENT();
    code.setS("CD-CONSENTTYPE");
    code.setSV("1.0");
    code.setValue(CDCONSENTvalues.RETROSPECTIVE);
    return code;
  }
}
