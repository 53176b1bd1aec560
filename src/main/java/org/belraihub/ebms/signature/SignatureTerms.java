package org.belraihub.ebms.signature;

import java.security.cert.X509Certificate;

/**
 * What an agreement says about the signatures of one party.
 *
 * @param certificate the only one that is accepted
 * @param algorithm   of the signature
 * @param digest      of every reference
 */
public record SignatureTerms(X509Certificate certificate, SignatureAlgorithm algorithm, DigestAlgorithm digest) {
}
