package org.belraihub.federal.inbound;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.RefusedException;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of each message: a row in the audit, and a count of the refusals that go to nobody. */
class ArrivalRecord {

  /** How a message came to which nobody waits for an answer. */
  enum Way {
    PULLED,
    HELD
  }

  private static final Logger LOG = LoggerFactory.getLogger(ArrivalRecord.class);

  private final AuditTrail audit;
  private final MeterRegistry meters;

  ArrivalRecord(AuditTrail audit, MeterRegistry meters) {
    this.audit = audit;
    this.meters = meters;
    // there from the start, so that the first one shows as a rise
    for (Way way : Way.values()) {
      for (FederalOutcome.Refusal reason : FederalOutcome.Refusal.values()) {
        refusals(way, reason);
      }
    }
  }

  private Counter refusals(Way way, FederalOutcome.Refusal reason) {
    return Counter.builder("hub.federal.refused").description("Messages of the federal platform that were pulled or held, and are refused")
        .tag("way", way.name()).tag("reason", reason.name()).register(meters);
  }

  /** The refusal of a message that says what cannot be; a rule that may answer otherwise later is none, and is thrown on. */
  static FederalOutcome.Refused forGood(RefusedException refusal) {
    if (refusal.code().mayBeRetried()) {
      throw refusal;
    }
    return new FederalOutcome.Refused(FederalOutcome.Refusal.CONTENT_INVALID, refusal.reason());
  }

  /** In the transaction of the message. */
  void came(SyncMessage message, FederalOutcome outcome, String correlation) {
    var details = new HashMap<>(Map.of("message", message.messageId(), "kind", message.getClass().getSimpleName()));
    if (outcome instanceof FederalOutcome.Refused refused) {
      details.put("reason", refused.text());
    }
    record(outcome, correlation, message.reference().text(), details);
  }

  /** Nobody could read it. */
  void unusable(Pulled.Unusable message, FederalOutcome.Refused outcome, String correlation) {
    record(outcome, correlation, message.reference(), Map.of("message", id(message), "kind", message.kind(), "reason", outcome.text()));
  }

  static String id(Pulled.Unusable message) {
    return Objects.requireNonNullElse(message.messageId(), "unknown");
  }

  private void record(FederalOutcome outcome, String correlation, @Nullable String reference, Map<String, String> details) {
    boolean refused = outcome instanceof FederalOutcome.Refused;
    audit.record(AuditEvent.ofHub(AuditAction.FEDERAL_RECEIVED, correlation, details).about(null, reference)
        .coded(refused ? AuditEvent.Outcome.REFUSED : AuditEvent.Outcome.OK, Word.of(outcome)));
  }

  /** After the transaction: what was refused with nobody there to be told. */
  void count(Way way, FederalOutcome outcome, String correlation) {
    if (outcome instanceof FederalOutcome.Refused refused) {
      refusals(way, refused.code()).increment();
      LOG.warn("A message of the federal platform is refused as {}: {}; the audit has it under {}", refused.code(), refused.text(), correlation);
    }
  }

  /** An operator decided on a conflict. */
  void decided(String correlation, SyncMessage message, HeldArrivals.Decision decision, String operator) {
    audit.record(AuditEvent.ofHub(AuditAction.FEDERAL_CONFLICT_DECIDED, correlation, Map.of("decision", decision.name(), "operator", operator))
        .about(null, message.reference().text()));
  }
}
