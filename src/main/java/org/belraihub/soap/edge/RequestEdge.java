package org.belraihub.soap.edge;

import java.time.ZoneOffset;
import java.util.HexFormat;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.CallerGate;
import org.belraihub.access.Claims;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.request.Admitted;
import org.belraihub.request.Frame;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.SignedExchange;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.Nullable;

/** Takes one verified request to its route. */
public class RequestEdge {

  private final OrganisationDirectory organisations;
  private final CallerGate gate;
  private final RequestDesk requests;
  private final RouteCalls routes;
  private final boolean patientLevel;

  /** An edge that admits through one gate, for requests about patients. */
  public RequestEdge(OrganisationDirectory organisations, CallerGate gate, RequestDesk requests, RouteCalls routes) {
    this(organisations, gate, requests, routes, true);
  }

  private RequestEdge(OrganisationDirectory organisations, CallerGate gate, RequestDesk requests, RouteCalls routes, boolean patientLevel) {
    this.organisations = organisations;
    this.gate = gate;
    this.requests = requests;
    this.routes = routes;
    this.patientLevel = patientLevel;
  }

  /** The same edge for requests that concern groups only, or that a coordinating doctor is refused for his role (T16, T17, T21). */
  public RequestEdge forFigures() {
    return new RequestEdge(organisations, gate, requests, routes, false);
  }

  /**
   * Admits the sender and calls the route with the {@link Admitted} command.
   *
   * @param reference assessment that the request names, for the audit of a refusal
   * @throws RefusedException         with exactly one audit row written
   * @throws MessageRejectedException when the very message was accepted before
   */
  public <C, A> A handle(String requestId, Claims claims, C command, @Nullable String reference, String route, Class<A> answer) {
    SignedMessage message = SignedExchange.current();
    Frame frame = frame(requestId, message);
    Caller caller = null;
    try {
      caller = gate.admit(signer(message), claims);
      if (patientLevel) {
        AccessPolicy.patientLevel(caller);
      }
      return routes.call(route, Admitted.of(caller, frame, command), answer);
    } catch (RefusedException e) {
      requests.refused(caller, frame, e, reference);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  /** The identity of a verified message and of the request in it. */
  public static Frame frame(String requestId, SignedMessage message) {
    return new Frame(requestId, HexFormat.of().parseHex(message.payloadDigest()), HexFormat.of().parseHex(message.replayKey()),
        message.created().atZone(ZoneOffset.UTC).toLocalDate(), SignedExchange.correlationId());
  }

  private Organisation signer(SignedMessage message) {
    return organisations.byHco(new HcoNumber(message.sender().id())).orElseThrow(() ->
        new RefusedException(FaultCode.CERTIFICATE_REJECTED, "the signing organisation was withdrawn a moment ago"));
  }
}
