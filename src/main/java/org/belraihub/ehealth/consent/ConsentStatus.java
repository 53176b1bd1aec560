package org.belraihub.ehealth.consent;

/** In which state the consent of a person is. */
public enum ConsentStatus {
  /** Given, and in force. */
  GIVEN,
  /** Given once, and withdrawn. */
  REVOKED,
  /** The person has died. */
  DECEASED,
  /** Never given. */
  NONE
}
