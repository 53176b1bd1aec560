package org.belraihub.ehealth.soap;

import org.belraihub.ehealth.source.ServiceSettings;

/** Opens the port of a contract: signed requests (Body, Timestamp, token), a time limit for the whole call. */
public interface Ports {

  /** Whether a service signs its answers. */
  enum Replies {
    /** An answer counts only with the partner's signature. */
    SIGNED,
    /** As the services of the eHealth platform: answers come without a signature over TLS. */
    UNSIGNED
  }

  /** A port that any number of threads may use. */
  <P> P open(Class<P> contract, ServiceSettings settings, Replies replies);
}
