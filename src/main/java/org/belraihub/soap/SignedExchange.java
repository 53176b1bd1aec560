package org.belraihub.soap;

import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.belraihub.trace.Correlation;
import org.belraihub.wss.SignedMessage;

/** What an endpoint may know about the message that it answers, on the thread that CXF calls it on. */
public final class SignedExchange {

  /** Name of the correlation id on the exchange, in the log context and in faults. */
  public static final String CORRELATION_ID = Correlation.KEY;

  static final String AUDITED = SignedExchange.class.getName() + ".audited";

  private SignedExchange() {
  }

  /** The verified request; {@link IllegalStateException} outside a call. */
  public static SignedMessage current() {
    SignedMessage message = exchange().get(SignedMessage.class);
    if (message == null) {
      throw new IllegalStateException("this endpoint was not published with message security");
    }
    return message;
  }

  /** The id under which log, audit and faults of this call are found. */
  public static String correlationId() {
    return String.valueOf(exchange().get(CORRELATION_ID));
  }

  /** Says that the refusal of this call has its audit row already. */
  public static void audited() {
    exchange().put(AUDITED, true);
  }

  private static Exchange exchange() {
    var message = PhaseInterceptorChain.getCurrentMessage();
    if (message == null) {
      throw new IllegalStateException("not inside a SOAP call");
    }
    return message.getExchange();
  }
}
