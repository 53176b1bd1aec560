package org.belraihub.app.operator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the business clock; exists in the sandbox only. Message security, retries and time to live keep the real time. */
@Component
@Profile("sandbox")
@Endpoint(id = "clock")
public class ClockEndpoint {

  /** Both clocks. */
  public record Clocks(Instant business, LocalDate businessDay, Instant system) {
  }

  private final BusinessClock business;
  private final SystemClock system;
  private final AuditTrail audit;

  ClockEndpoint(BusinessClock business, SystemClock system, AuditTrail audit) {
    this.business = business;
    this.system = system;
    this.audit = audit;
  }

  /** What they show. */
  @ReadOperation
  public Clocks show() {
    return new Clocks(business.now(), business.today(), system.now());
  }

  /** Moves the business clock to an instant. */
  @WriteOperation
  public Clocks move(String to, String operator) {
    business.moveTo(Instant.parse(to));
    audited(operator, to);
    return show();
  }

  /** Back to the real time. */
  @DeleteOperation
  public Clocks reset() {
    business.reset();
    audited("operator", "real time");
    return show();
  }

  private void audited(String operator, String to) {
    audit.recordAlone(AuditEvent.ofHub(AuditAction.BUSINESS_CLOCK_MOVED, "clock", Map.of("operator", operator, "to", to)));
  }
}
