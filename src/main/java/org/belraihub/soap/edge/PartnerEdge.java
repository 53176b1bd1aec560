package org.belraihub.soap.edge;

import org.belraihub.fault.RefusedException;
import org.belraihub.request.Frame;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.SignedExchange;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;

/** Takes one verified request of a partner to its route; that it is the partner's, its certificate has shown. */
public final class PartnerEdge {

  /** What is asked. */
  public interface Asked {
    /** The command, made of identity and sender of the message; may refuse. */
    Object by(Frame frame, String sender);
  }

  private final RouteCalls routes;
  private final RequestDesk requests;

  /** An edge that hands over to routes; refusals are audited through the desk. */
  public PartnerEdge(RouteCalls routes, RequestDesk requests) {
    this.routes = routes;
    this.requests = requests;
  }

  /**
   * Calls the route.
   *
   * @throws RefusedException         with exactly one audit row written
   * @throws MessageRejectedException when the very message was accepted before
   */
  public <A> A handle(String requestId, Asked asked, String route, Class<A> answer) {
    SignedMessage message = SignedExchange.current();
    Frame frame = RequestEdge.frame(requestId, message);
    try {
      return routes.call(route, asked.by(frame, message.sender().id()), answer);
    } catch (RefusedException e) {
      requests.refused(null, frame, e, null);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }
}
