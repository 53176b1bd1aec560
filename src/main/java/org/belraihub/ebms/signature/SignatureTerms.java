package org.belraihub.ebms.signature;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agreement says about the signatures of one party.
 *
 * @param certificate the party signs with
 * @param accepted    beside it, while a certificate is being replaced
 * @param algorithm   of the signature
 * @param digest      of every reference
 */
public record SignatureTerms(X509Certificate certificate, List<X509Certificate> accepted, SignatureAlgorithm algorithm,
    DigestAlgorithm digest) {

  /** Copies the list. */
  public SignatureTerms {
    accepted = List.copyOf(accepted);
  }

  /** Terms with one certificate. */
  public SignatureTerms(X509Certificate certificate, SignatureAlgorithm algorithm, DigestAlgorithm digest) {
    this(certificate, List.of(), algorithm, digest);
  }

  /** The same terms, accepting these certificates too. */
  public SignatureTerms accepting(List<X509Certificate> others) {
    return new SignatureTerms(certificate, others, algorithm, digest);
  }

  /** Every certificate that a signature may be made with. */
  public List<X509Certificate> all() {
    var all = new ArrayList<X509Certificate>(accepted);
    all.remove(certificate);
    all.add(0, certificate);
    return all;
  }
}
