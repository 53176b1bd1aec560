package org.belraihub.ehealth.ssinhistory;

import java.util.Optional;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;

/** The operations of SSIN history v1. */
public interface SsinHistoryService {

  /** The number in force and the one it replaced; empty when the service knows nobody with this number. */
  Optional<NumberHistory> current(String requestId, Insz number) throws CallFailedException;

  /** All numbers of the person; empty when the service knows nobody with this number. */
  Optional<NumberHistory> related(String requestId, Insz number) throws CallFailedException;
}
