package org.belraihub.wss;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Knows whose certificate is whose. Asked for every message, so that a withdrawn certificate is refused at once: keep it in memory. */
@FunctionalInterface
public interface SenderDirectory {

  /** The party that registered exactly this certificate; empty when nobody did or it was withdrawn. */
  Optional<Sender> find(X509Certificate certificate);
}
