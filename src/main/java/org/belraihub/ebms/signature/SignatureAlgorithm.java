package org.belraihub.ebms.signature;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms an agreement may name; SHA-1 is none of them. */
public enum SignatureAlgorithm {
  RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA"),
  RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA"),
  RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");

  private final String uri;
  private final String jcaName;

  SignatureAlgorithm(String uri, String jcaName) {
    this.uri = uri;
    this.jcaName = jcaName;
  }

  /** The algorithm with this URI, if it is offered. */
  public static Optional<SignatureAlgorithm> of(String uri) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.uri.equals(uri)).findFirst();
  }

  /** As in ds:SignatureMethod/@Algorithm. */
  public String uri() {
    return uri;
  }

  Signature engine() {
    try {
      return Signature.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + jcaName, e);
    }
  }
}
