package org.belraihub.audit;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What happened.
 *
 * @param action       what was done or tried
 * @param outcome      {@code OK} or {@code REFUSED}
 * @param code         code of the refusal or of the result, if any
 * @param organisation HCO number of the acting organisation, if known
 * @param provider     internal id of the acting provider, if known
 * @param role         role in which the provider acted, if any
 * @param person       internal id of the client, if any
 * @param reference    reference number of the assessment, if any
 * @param requestId    the sender's request id, if any
 * @param correlation  names the message in log and fault
 * @param details      further facts: answers of the sources with their time, operator's reason; no personal data
 */
public record AuditEvent(AuditAction action, Outcome outcome, @Nullable String code, @Nullable String organisation,
                         @Nullable Long provider, @Nullable String role, @Nullable Long person, @Nullable String reference,
                         @Nullable String requestId, String correlation, Map<String, String> details) {

  /** Whether it was done. */
  public enum Outcome { OK, REFUSED }

  /** Sorts the details, so that the hash of a row does not depend on their order. */
  public AuditEvent {
    details = new TreeMap<>(details);
  }

  /** An event of the hub itself or of its operator. */
  public static AuditEvent ofHub(AuditAction action, String correlation, Map<String, String> details) {
    return new AuditEvent(action, Outcome.OK, null, null, null, null, null, null, null, correlation, details);
  }

  /** The same about an assessment. */
  public AuditEvent about(@Nullable Long aboutPerson, @Nullable String aboutReference) {
    return new AuditEvent(action, outcome, code, organisation, provider, role, aboutPerson, aboutReference, requestId, correlation, details);
  }

  /** The same with a code. */
  public AuditEvent coded(Outcome coded, @Nullable String withCode) {
    return new AuditEvent(action, coded, withCode, organisation, provider, role, person, reference, requestId, correlation, details);
  }
}
