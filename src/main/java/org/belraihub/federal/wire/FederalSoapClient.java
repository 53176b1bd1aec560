package org.belraihub.federal.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.federal.DayState;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.FederalSideUnavailableException.Arrival;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.soap.CallFailure;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.FaultAnswerException;
import org.belraihub.soap.PayloadClient;
import org.belraihub.soap.SoapClients;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Sends stored payloads over signed SOAP and takes signed answers only. Safe for many threads. */
public final class FederalSoapClient implements FederalAssessments {

  private interface Call<T> {
    T make() throws RefusalFault;
  }

  private static final String NAMESPACE = "urn:belraihub:federal:assessment:v1";
  private static final String ACTION = NAMESPACE + ":";
  private static final String REQUEST = "Request";

  private final FederalAssessmentPort port;
  private final PayloadClient payloads;

  /** A client of the federal service at the address of the options. */
  public FederalSoapClient(SoapClients clients, ClientOptions options) {
    this.port = clients.create(FederalAssessmentPort.class, options);
    this.payloads = clients.payloads(options);
  }

  @Override
  public byte[] render(SyncMessage message) {
    return FederalPayloads.bytes(message);
  }

  @Override
  public SyncMessage read(byte[] payload) {
    return FromWire.message(FederalPayloads.request(payload));
  }

  /** The tree that was stored is what goes out, whenever it goes. */
  @Override
  public FederalOutcome send(byte[] payload) throws FederalSideUnavailableException {
    Element request = FederalPayloads.tree(payload);
    String operation = request.getLocalName().substring(0, request.getLocalName().length() - REQUEST.length());
    return asked(() -> Outcomes.of(answer(operation, request)));
  }

  /** The answer, or the refusal that a fault carries. */
  private Object answer(String operation, Element request) {
    try {
      return FederalPayloads.bound(payloads.call(ACTION + operation, request));
    } catch (FaultAnswerException fault) {
      return refusal(fault).orElseThrow(() -> fault);
    }
  }

  private static Optional<Object> refusal(FaultAnswerException fault) {
    return fault.detail() == null ? Optional.empty()
        : Elements.children(fault.detail()).stream().filter(child -> NAMESPACE.equals(child.getNamespaceURI())).findFirst().map(FederalPayloads::bound);
  }

  @Override
  public List<InstrumentId> exchangeVersions(List<InstrumentId> known) throws FederalSideUnavailableException {
    var request = new AnnounceVersionsRequest();
    request.getVersion().addAll(ToWire.versions(known));
    return asked(() -> FromWire.versions(port.announceVersions(request).getVersion()));
  }

  @Override
  public Pulled pull(@Nullable String after, int limit) throws FederalSideUnavailableException {
    var request = new PullMessagesRequest();
    request.setAfter(after);
    request.setLimit(limit);
    return asked(() -> PulledPage.of(port.pullMessages(request)));
  }

  @Override
  public List<DayState> reconcile(String origin, LocalDate from, LocalDate to, boolean named) throws FederalSideUnavailableException {
    var request = new ReconcileRequest();
    request.setOriginPlatform(origin);
    request.setFrom(from);
    request.setTo(to);
    request.setEntries(named);
    return asked(() -> FromWire.days(port.reconcile(request)));
  }

  private static <T> T asked(Call<T> call) throws FederalSideUnavailableException {
    try {
      return call(call);
    } catch (RefusalFault | IllegalArgumentException e) {
      throw new FederalSideUnavailableException(Arrival.MAY_HAVE_ARRIVED, "UNEXPECTED_ANSWER", e);
    }
  }

  private static <T> T call(Call<T> call) throws RefusalFault, FederalSideUnavailableException {
    try {
      return call.make();
    } catch (WebServiceException e) {
      var failure = CallFailure.of(e);
      throw new FederalSideUnavailableException(
          failure == CallFailure.NOT_REACHED ? Arrival.NOT_ARRIVED : Arrival.MAY_HAVE_ARRIVED, failure.name(), e);
    }
  }
}
