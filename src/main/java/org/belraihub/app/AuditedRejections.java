package org.belraihub.app;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.RefusedException;
import org.belraihub.time.TokenBucket;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.RejectionAudit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One audit row for each refused message of a known certificate; rubbish of strangers is counted, and sampled into the audit at a
 * bounded rate.
 */
final class AuditedRejections implements RejectionAudit {

  private static final Logger LOG = LoggerFactory.getLogger(AuditedRejections.class);
  private static final int STRANGERS_PER_SECOND = 20;

  private final AuditTrail audit;
  private final MeterRegistry meters;
  private final TokenBucket strangers = new TokenBucket(STRANGERS_PER_SECOND);

  AuditedRejections(AuditTrail audit, MeterRegistry meters) {
    this.audit = audit;
    this.meters = meters;
  }

  @Override
  public void rejected(MessageRejection reason, Details details) {
    Counter.builder("hub.messages.rejected").description("Messages that did not pass message security").tag("reason", reason.name())
        .register(meters).increment();
    if (details.sender() != null || strangers.take()) {
      write(AuditAction.MESSAGE_REFUSED, reason.name(), details);
    }
  }

  @Override
  public void refused(RefusedException refusal, Details details) {
    write(AuditAction.REQUEST_REFUSED, refusal.code().name(), details);
  }

  private void write(AuditAction action, String code, Details details) {
    Map<String, String> facts = new HashMap<>(Map.of("reason", details.explanation(), "path", details.path()));
    if (details.remoteAddress() != null) {
      facts.put("remote", details.remoteAddress());
    }
    String organisation = details.sender() == null ? null : details.sender().id();
    try {
      audit.recordAlone(new AuditEvent(action, AuditEvent.Outcome.REFUSED, code, organisation, null, null, null, null, null,
          details.correlationId(), facts));
    } catch (RuntimeException e) {
      LOG.error("A refusal ({}) could not be audited; correlation {}", code, details.correlationId(), e);
    }
  }
}
