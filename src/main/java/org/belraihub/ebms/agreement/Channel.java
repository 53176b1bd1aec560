package org.belraihub.ebms.agreement;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.encryption.EncryptionTerms;
import org.belraihub.ebms.signature.SignatureTerms;
import org.jspecify.annotations.Nullable;

/**
 * A delivery channel of one party.
 *
 * @param id                   within the document
 * @param syncReplyMode        what comes back in the same HTTP exchange
 * @param ackRequested         whether messages ask for an acknowledgment
 * @param ackSignature         whether that has to be signed
 * @param duplicateElimination whether messages ask for it
 * @param endpoint             where this party takes messages
 * @param reliability          of what this party sends; absent for best effort
 * @param signing              how this party signs; absent when it does not
 * @param trusted              certificates that this party accepts signatures of the other with
 * @param envelope             how payloads are encrypted for this party; absent when they are not
 * @param tlsClient            with which certificate this party calls over TLS; absent when that is not agreed
 */
public record Channel(String id, SyncReplyMode syncReplyMode, Occurrence ackRequested, Occurrence ackSignature,
    Occurrence duplicateElimination, @Nullable URI endpoint, @Nullable Reliability reliability, @Nullable SignatureTerms signing,
    List<X509Certificate> trusted, @Nullable EncryptionTerms envelope, @Nullable X509Certificate tlsClient) {

  /** Certificates of the other party that this one accepts beside the agreed one; never its own, which proves nothing about the other. */
  public List<X509Certificate> trustedOfOther() {
    return trusted.stream().filter(certificate -> signing == null || !certificate.equals(signing.certificate())).toList();
  }

  /** Whether messages over it may ask for a signed acknowledgment: only then does a sender learn that the other has them. */
  public boolean isReceipted() {
    return ackRequested.preferred() && ackSignature.preferred();
  }

  /** How this party signs. */
  public Optional<SignatureTerms> signatureTerms() {
    return Optional.ofNullable(signing);
  }
}
