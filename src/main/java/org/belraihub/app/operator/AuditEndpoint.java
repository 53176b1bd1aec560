package org.belraihub.app.operator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.belraihub.audit.AuditLog;
import org.belraihub.audit.AuditSealer;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** What the audit says, and whether it is whole. */
@Component
@Endpoint(id = "audittrail")
public class AuditEndpoint {

  private final AuditSealer sealer;
  private final AuditLog log;
  private final SystemClock clock;

  AuditEndpoint(AuditSealer sealer, AuditLog log, SystemClock clock) {
    this.sealer = sealer;
    this.log = log;
    this.clock = clock;
  }

  /** Recomputes every row and every seal. */
  @ReadOperation
  public AuditSealer.Verification verify() {
    return sealer.verify();
  }

  /** What it says about a correlation id, a request id or a reference number, on a day in UTC (today when none is given) and the day before. */
  @ReadOperation
  public List<AuditLog.Line> about(@Selector String id, @Nullable String day) {
    return log.about(id, day == null ? clock.now().atZone(ZoneOffset.UTC).toLocalDate() : LocalDate.parse(day));
  }
}
