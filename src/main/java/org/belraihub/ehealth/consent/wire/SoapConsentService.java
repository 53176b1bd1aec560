package org.belraihub.ehealth.consent.wire;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import org.belraihub.ehealth.consent.ConsentService;
import org.belraihub.ehealth.consent.ConsentStatus;
import org.belraihub.ehealth.consent.PatientConsent;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.ConsentPortType;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** Consent v1 over SOAP. */
public final class SoapConsentService implements ConsentService {

  private final ServicePort<ConsentPortType> port;
  private final Author author;
  private final SystemClock clock;

  /** Opens a port; asks in the name of the author. */
  public SoapConsentService(Ports ports, ServiceSettings settings, Tokens tokens, Author author, SystemClock clock) {
    this.port = ports.open(ConsentPortType.class, settings, tokens);
    this.author = author;
    this.clock = clock;
  }

  @Override
  public Optional<PatientConsent> get(String requestId, Insz person) throws CallFailedException {
    var request = ConsentTranslation.get(requestId, author, clock.now(), person);
    return ConsentTranslation.consent(port.call(p -> p.getPatientConsent(request)), requestId, person);
  }

  @Override
  public ConsentStatus status(String requestId, Insz person) throws CallFailedException {
    var request = ConsentTranslation.status(requestId, author, clock.now(), person);
    return ConsentTranslation.status(port.call(p -> p.getPatientConsentStatus(request)), requestId, person);
  }

  @Override
  public void put(String requestId, Insz person, CardNumber card, LocalDate signedOn) throws CallFailedException {
    var request = ConsentTranslation.put(requestId, author, clock.now(), person, card, signedOn);
    var answer = port.call(p -> p.putPatientConsent(request));
    Frame.done(answer.getResponse(), answer.getAcknowledge(), requestId, Set.of(Advice.ALREADY_SO));
  }

  @Override
  public void revoke(String requestId, Insz person, CardNumber card, LocalDate revokedOn) throws CallFailedException {
    var request = ConsentTranslation.revoke(requestId, author, clock.now(), person, card, revokedOn);
    var answer = port.call(p -> p.revokePatientConsent(request));
    Frame.done(answer.getResponse(), answer.getAcknowledge(), requestId, Set.of(Advice.NONE_FOUND, Advice.ALREADY_GONE));
  }
}
