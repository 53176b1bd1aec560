package org.belraihub.ehealth.sts;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which tokens the hub uses and whose it takes.
 *
 * @param protocol      how they are asked for
 * @param claims        in which capacity
 * @param life          how long a token is asked to hold; the service may shorten it
 * @param issuers       certificates that tokens may be signed with, asked for every token; several while the platform changes its key
 * @param oldAlgorithms whether tokens signed with RSA-SHA1 are taken
 */
public record TokenSettings(Protocol protocol, TokenClaims claims, Duration life, Supplier<List<X509Certificate>> issuers, boolean oldAlgorithms) {

  /** The two protocols of the STS. */
  public enum Protocol {
    /** The SAML 1.1 request protocol. */
    SAML11,
    /** WS-Trust 1.3. */
    WSTRUST
  }
}
