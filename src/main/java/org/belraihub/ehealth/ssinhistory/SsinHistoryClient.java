package org.belraihub.ehealth.ssinhistory;

import java.util.Optional;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;

/** Asks which numbers belong to one person. */
public final class SsinHistoryClient {

  private final SsinHistoryService service;
  private final ServiceGate gate;

  /** A client of the service behind its gate. */
  public SsinHistoryClient(SsinHistoryService service, ServiceGate gate) {
    this.service = service;
    this.gate = gate;
  }

  /** The number in force and the one it replaced. */
  public Optional<NumberHistory> current(Insz number) throws CallFailedException {
    return gate.call("ConsultCurrentSsin", requestId -> service.current(requestId, number));
  }

  /** All numbers of the person. */
  public Optional<NumberHistory> related(Insz number) throws CallFailedException {
    return gate.call("ConsultRelatedSsins", requestId -> service.related(requestId, number));
  }
}
