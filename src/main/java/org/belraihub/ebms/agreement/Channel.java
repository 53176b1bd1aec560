package org.belraihub.ebms.agreement;

import java.net.URI;
import java.util.Optional;

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
 * @param encryption           whether a digital envelope is named
 */
public record Channel(String id, SyncReplyMode syncReplyMode, Occurrence ackRequested, Occurrence ackSignature,
    Occurrence duplicateElimination, @Nullable URI endpoint, @Nullable Reliability reliability, @Nullable SignatureTerms signing,
    boolean encryption) {

  /** How this party signs. */
  public Optional<SignatureTerms> signatureTerms() {
    return Optional.ofNullable(signing);
  }
}
