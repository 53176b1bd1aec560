package org.belraihub.soap;

import java.util.List;

import jakarta.xml.ws.WebFault;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.trace.Causes;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.RejectionAudit;
import org.belraihub.wss.Sender;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First in the chain of faults: turns whatever went wrong into what the sender may see. A refusal gets its typed detail; a message
 * rejection only its standard code; anything else is TEMPORARILY_UNAVAILABLE, with its cause in the log under the correlation id.
 */
final class FaultInterceptor extends AbstractSoapInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(FaultInterceptor.class);

  private final RejectionAudit audit;

  FaultInterceptor(RejectionAudit audit) {
    super(Phase.SETUP);
    this.audit = audit;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Exception thrown = message.getContent(Exception.class);
    Throwable cause = thrown;
    while (cause instanceof Fault && cause.getCause() != null) {
      cause = cause.getCause();
    }
    Exchange exchange = message.getExchange();
    if (cause != null && cause.getClass().isAnnotationPresent(WebFault.class)) {
      CallRecord.failed(exchange, cause.getClass().getSimpleName());
      return;
    }
    String correlationId = String.valueOf(exchange.get(SignedExchange.CORRELATION_ID));
    message.setContent(Exception.class, fault(cause, exchange, correlationId));
  }

  private SoapFault fault(@Nullable Throwable cause, Exchange exchange, String correlationId) {
    if (cause instanceof MessageRejectedException rejected) {
      CallRecord.failed(exchange, rejected.reason().name());
      reject(rejected.reason(), rejected, exchange, correlationId);
      return SoapFaults.rejected(rejected.reason());
    }
    if (cause instanceof RefusedException refused) {
      CallRecord.failed(exchange, refused.code().name());
      if (exchange.get(SignedExchange.AUDITED) == null) {
        SignedMessage signed = exchange.get(SignedMessage.class);
        audit.refused(refused, details(refused.reason(), signed == null ? null : signed.sender(), exchange, correlationId));
      }
      if (refused.code() == FaultCode.MESSAGE_REJECTED) {
        return SoapFaults.rejected(MessageRejection.NOT_SIGNED);
      }
      return SoapFaults.refused(refused.code(), refused.places(), correlationId);
    }
    if (cause instanceof Fault fault && Fault.FAULT_CODE_CLIENT.equals(fault.getFaultCode())) {
      CallRecord.failed(exchange, FaultCode.SCHEMA_INVALID.name());
      return SoapFaults.refused(FaultCode.SCHEMA_INVALID, payloadName(exchange), correlationId);
    }
    CallRecord.failed(exchange, FaultCode.TEMPORARILY_UNAVAILABLE.name());
    LOG.error("call failed: {}", Causes.describe(cause));
    return SoapFaults.refused(FaultCode.TEMPORARILY_UNAVAILABLE, List.of(), correlationId);
  }

  private void reject(MessageRejection reason, MessageRejectedException rejected, Exchange exchange, String correlationId) {
    audit.rejected(reason, details(String.valueOf(rejected.getMessage()), rejected.sender(), exchange, correlationId));
  }

  private static RejectionAudit.Details details(String explanation, @Nullable Sender sender, Exchange exchange, String correlationId) {
    Message in = exchange.getInMessage();
    String path = in == null ? "" : String.valueOf(in.get(Message.PATH_INFO));
    String remote = in != null && in.get("HTTP.REQUEST") instanceof jakarta.servlet.http.HttpServletRequest request
        ? request.getRemoteAddr() : null;
    return new RejectionAudit.Details(correlationId, explanation, sender, remote, path);
  }

  private static List<String> payloadName(Exchange exchange) {
    SignedMessage signed = exchange.get(SignedMessage.class);
    return signed == null ? List.of() : List.of(signed.payload().getLocalName());
  }
}
