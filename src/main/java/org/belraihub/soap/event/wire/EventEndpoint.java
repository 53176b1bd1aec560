package org.belraihub.soap.event.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.belraihub.event.Told;
import org.belraihub.event.Told.Noted;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.Contract;
import org.belraihub.soap.SignedExchange;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.NullMarked;

/** The contract {@code event-v1.wsdl}: translates and hands over to the routes. Who may call is decided by the certificate alone. */
@NullMarked
public final class EventEndpoint implements EventPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/event-v1.xsd";

  private final RouteCalls routes;
  private final RequestDesk requests;

  /** An endpoint that hands over to routes; refusals are audited through the desk. */
  public EventEndpoint(RouteCalls routes, RequestDesk requests) {
    this.routes = routes;
    this.requests = requests;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/event-v1.wsdl", EventService.class);
  }

  @Override
  public EventNoted reportAdmission(ReportAdmissionRequest request) {
    return noted(request.getEventId(), "event-admission", () -> new Told.Admission(insz(request.getInsz()),
        new HcoNumber(request.getOrganisation()), request.getFrom(), Optional.ofNullable(request.getTo())));
  }

  @Override
  public EventNoted reportDischarge(ReportDischargeRequest request) {
    return noted(request.getEventId(), "event-discharge", () -> new Told.Discharge(insz(request.getInsz()),
        new HcoNumber(request.getOrganisation()), request.getOn()));
  }

  @Override
  public EventNoted reportDeath(ReportDeathRequest request) {
    return noted(request.getEventId(), "event-death", () -> new Told.Death(insz(request.getInsz()), request.getOn()));
  }

  private <E> EventNoted noted(String eventId, String route, Supplier<E> event) {
    SignedMessage message = SignedExchange.current();
    var frame = RequestEdge.frame(eventId, message);
    try {
      var answer = new EventNoted();
      answer.setRepeated(routes.call(route, new Told<>(message.sender().id(), frame, event.get()), Noted.class).repeated());
      return answer;
    } catch (RefusedException e) {
      requests.refused(null, frame, e, null);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  private static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }
}
