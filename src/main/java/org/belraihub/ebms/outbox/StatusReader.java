package org.belraihub.ebms.outbox;

import org.belraihub.ebms.header.StatusResponse;

/** Takes what a partner says about messages of ours. */
@FunctionalInterface
public interface StatusReader {

  /** A verified answer under an agreement. */
  void answered(String cpaId, StatusResponse response);
}
