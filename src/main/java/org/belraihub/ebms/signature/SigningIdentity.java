package org.belraihub.ebms.signature;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * Who signs.
 *
 * @param key         RSA of at least 2048 bits, fitting the certificate
 * @param certificate as it stands in the agreement
 */
public record SigningIdentity(PrivateKey key, X509Certificate certificate) {

  @Override
  public String toString() {
    return "SigningIdentity[" + certificate.getSubjectX500Principal() + "]";
  }
}
