package org.belraihub.ebms.agreement;

import org.belraihub.ebms.signature.DigestAlgorithm;

/** The document of an agreement as it was read, kept as evidence of what was agreed when a message was exchanged. */
public final class AgreementDocument {

  private final byte[] octets;
  private final String digest;

  AgreementDocument(byte[] octets) {
    this.octets = octets.clone();
    this.digest = DigestAlgorithm.SHA256.base64(octets);
  }

  /** The whole document. */
  public byte[] octets() {
    return octets.clone();
  }

  /** SHA-256 over it, in base64. */
  public String digest() {
    return digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgreementDocument document && digest.equals(document.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }
}
