package org.belraihub.app.operator;

import org.belraihub.audit.AuditSealer;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Whether the audit is whole. */
@Component
@Endpoint(id = "audittrail")
public class AuditEndpoint {

  private final AuditSealer sealer;

  AuditEndpoint(AuditSealer sealer) {
    this.sealer = sealer;
  }

  /** Recomputes every row and every seal. */
  @ReadOperation
  public AuditSealer.Verification verify() {
    return sealer.verify();
  }
}
