package org.belraihub.ehealth.consent;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/** The operations of Consent v1, one call each; every failure is a {@link CallFailedException}. */
public interface ConsentService {

  /** The consent of a person; empty when there is none. */
  Optional<PatientConsent> get(String requestId, Insz person) throws CallFailedException;

  /** In which state the consent is, as the platform says it. */
  ConsentStatus status(String requestId, Insz person) throws CallFailedException;

  /** Registers a consent signed on that day; a consent that exists already is as good. */
  void put(String requestId, Insz person, CardNumber card, LocalDate signedOn) throws CallFailedException;

  /** Withdraws the consent from that day on; one that is not there is as good. */
  void revoke(String requestId, Insz person, CardNumber card, LocalDate revokedOn) throws CallFailedException;
}
