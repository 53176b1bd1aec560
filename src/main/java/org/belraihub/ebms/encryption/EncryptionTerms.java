package org.belraihub.ebms.encryption;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What an agreement says about payloads encrypted for one party.
 *
 * @param certificate of the receiver
 * @param ciphers     that may be used, the preferred one first
 * @param transports  that may be used, the preferred one first
 */
public record EncryptionTerms(X509Certificate certificate, List<DataCipher> ciphers, List<KeyTransport> transports) {

  /** Copies the lists; without key transport RSA-OAEP is meant. */
  public EncryptionTerms {
    ciphers = List.copyOf(ciphers);
    transports = transports.isEmpty() ? List.of(KeyTransport.RSA_OAEP) : List.copyOf(transports);
  }
}
