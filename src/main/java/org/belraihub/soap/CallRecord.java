package org.belraihub.soap;

import java.time.Duration;

import org.apache.cxf.message.Exchange;
import org.belraihub.trace.Correlation;

/** One call from its first byte to its reply: keeps the correlation id in the log context and tells the observer at the end. */
final class CallRecord {

  static final String NO_OPERATION = "none";

  private final long begun = System.nanoTime();
  private final CallObserver observer;
  private final Correlation correlation;
  private String outcome = "OK";

  private CallRecord(CallObserver observer, Correlation correlation) {
    this.observer = observer;
    this.correlation = correlation;
  }

  static void begin(Exchange exchange, String correlationId, CallObserver observer) {
    exchange.put(SignedExchange.CORRELATION_ID, correlationId);
    exchange.put(CallRecord.class, new CallRecord(observer, Correlation.of(correlationId)));
  }

  /** The call ends with a fault. */
  static void failed(Exchange exchange, String code) {
    CallRecord call = exchange.get(CallRecord.class);
    if (call != null) {
      call.outcome = code;
    }
  }

  static void end(Exchange exchange) {
    CallRecord call = exchange.remove(CallRecord.class.getName()) instanceof CallRecord found ? found : null;
    if (call != null) {
      var operation = exchange.getBindingOperationInfo();
      call.observer.answered(exchange.getService().getName().getLocalPart(),
          operation == null ? NO_OPERATION : operation.getName().getLocalPart(), call.outcome,
          Duration.ofNanos(System.nanoTime() - call.begun));
      call.correlation.close();
    }
  }
}
