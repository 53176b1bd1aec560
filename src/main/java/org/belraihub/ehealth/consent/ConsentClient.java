package org.belraihub.ehealth.consent;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.access.ConsentSource;
import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** Whether a person consents, asked from the platform or known recently (D6, R2.05). */
public final class ConsentClient implements ConsentSource {

  private final ConsentService service;
  private final ServiceGate gate;
  private final DatedAnswers<Insz, Optional<PatientConsent>> answers;
  private final BusinessClock today;

  /** A client of the service behind its gate. */
  public ConsentClient(ConsentService service, ServiceGate gate, SystemClock clock, BusinessClock today) {
    this.service = service;
    this.gate = gate;
    this.answers = new DatedAnswers<>(gate, "GetPatientConsent", false, clock);
    this.today = today;
  }

  @Override
  public SourceAnswer<Boolean> consentGiven(Insz person, Freshness freshness) throws SourceUnavailableException {
    var answer = answers.ask(person, freshness, requestId -> service.get(requestId, person));
    LocalDate day = today.today();
    return new SourceAnswer<>(answer.value().filter(consent -> consent.activeOn(day)).isPresent(), answer.givenAt());
  }

  /** The consent as the platform holds it, asked now; empty when there is none. */
  public SourceAnswer<Optional<PatientConsent>> consent(Insz person) throws SourceUnavailableException {
    return answers.ask(person, Freshness.ASK_AGAIN, requestId -> service.get(requestId, person));
  }

  /** In which state the consent is, asked now. */
  public ConsentStatus status(Insz person) throws CallFailedException {
    return gate.call("GetPatientConsentStatus", requestId -> service.status(requestId, person));
  }

  /** Registers a consent signed today; what was known before is forgotten, whatever comes back. */
  public void put(Insz person, CardNumber card) throws CallFailedException {
    change(person, "PutPatientConsent", true, requestId -> service.put(requestId, person, card, today.today()));
  }

  /** Withdraws the consent as of today; what was known before is forgotten, whatever comes back. */
  public void revoke(Insz person, CardNumber card) throws CallFailedException {
    change(person, "RevokePatientConsent", false, requestId -> service.revoke(requestId, person, card, today.today()));
  }

  /** Forgets what is known of a person, because the hub was told of a change. */
  public void invalidate(Insz person) {
    answers.forget(person::equals);
  }

  /** Changes; when no answer came, reads back whether it is so all the same. */
  private void change(Insz person, String operation, boolean given, Change change) throws CallFailedException {
    try {
      gate.call(operation, requestId -> {
        change.make(requestId);
        return true;
      });
    } catch (CallFailedException e) {
      if (!e.kind().mayHaveHappened() || isGiven(person, e) != given) {
        throw e;
      }
    } finally {
      invalidate(person);
    }
  }

  private boolean isGiven(Insz person, CallFailedException first) throws CallFailedException {
    try {
      return gate.call("GetPatientConsent", requestId -> service.get(requestId, person)).filter(c -> c.activeOn(today.today())).isPresent();
    } catch (CallFailedException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  @FunctionalInterface
  private interface Change {
    void make(String requestId) throws CallFailedException;
  }
}
