package org.belraihub.assessment;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.belraihub.access.Caller;
import org.jspecify.annotations.Nullable;

/** What a draft holds of one module, sealed, with its version against stale saves and the lease of whoever works on it (R4.27). */
@Entity
@Table(name = "draft_module")
@IdClass(DraftModule.Key.class)
class DraftModule {

  /** Assessment and module. */
  record Key(long assessmentId, String module) implements Serializable {
  }

  /**
   * Who works on a module.
   *
   * @param holder internal id of the provider
   * @param name   shown to colleagues who want to work on it
   * @param since  since when
   * @param until  until when, unless renewed
   */
  record Lease(long holder, String name, Instant since, Instant until) {
  }

  @Id
  private long assessmentId;
  @Id
  private String module = "";
  private byte[] sealed = new byte[0];
  private int version;
  private @Nullable Long leaseHolder;
  private @Nullable String leaseName;
  private @Nullable Instant leasedSince;
  private @Nullable Instant leasedUntil;

  protected DraftModule() {
  }

  DraftModule(long assessmentId, String module) {
    this.assessmentId = assessmentId;
    this.module = module;
  }

  void save(byte[] content) {
    sealed = content;
    version++;
  }

  void lease(Caller caller, Instant now, Instant until) {
    Instant since = leasedSince;
    leasedSince = since != null && leaseOn(now).filter(lease -> lease.holder() == caller.provider()).isPresent() ? since : now;
    leaseHolder = caller.provider();
    leaseName = caller.user().name();
    leasedUntil = until;
  }

  void release() {
    leaseHolder = null;
    leaseName = null;
    leasedSince = null;
    leasedUntil = null;
  }

  Optional<Lease> leaseOn(Instant now) {
    return leaseHolder != null && leaseName != null && leasedSince != null && leasedUntil != null && leasedUntil.isAfter(now)
        ? Optional.of(new Lease(leaseHolder, leaseName, leasedSince, leasedUntil)) : Optional.empty();
  }

  String module() {
    return module;
  }

  byte[] sealed() {
    return sealed;
  }

  int version() {
    return version;
  }
}
