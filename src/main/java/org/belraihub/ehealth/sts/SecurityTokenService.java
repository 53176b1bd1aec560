package org.belraihub.ehealth.sts;

import java.time.Instant;

import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.source.CallFailedException;

/** The one operation of the STS: issue a holder-of-key token for the hub's own certificate. */
public interface SecurityTokenService {

  /** Asks for a token that holds until then; the service may shorten its life. */
  Assertion issue(String requestId, TokenClaims claims, Instant until) throws CallFailedException;
}
