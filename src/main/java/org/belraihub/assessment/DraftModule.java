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

/**
 * What a draft, an assessment's or a part's, holds of one module: sealed content, its version against stale saves, the lease of whoever
 * works on it (R4.27) and the assignment in a team without coordinator (R4.31).
 */
@Entity
@Table(name = "draft_module")
@IdClass(DraftModule.Key.class)
class DraftModule {

  /** Draft and module. */
  record Key(long draftId, String module) implements Serializable {
  }

  @Id
  private long draftId;
  @Id
  private String module = "";
  private byte[] sealed = new byte[0];
  private int version;
  private @Nullable String savedBy;
  private @Nullable Instant savedAt;
  private @Nullable Long leaseHolder;
  private @Nullable String leaseName;
  private @Nullable Instant leasedSince;
  private @Nullable Instant leasedUntil;
  private @Nullable Long assignedTo;
  private @Nullable String assignedName;
  private @Nullable Instant assignedSince;

  protected DraftModule() {
  }

  DraftModule(long draftId, String module) {
    this.draftId = draftId;
    this.module = module;
  }

  void save(byte[] content, String by, Instant at) {
    sealed = content;
    version++;
    savedBy = by;
    savedAt = at;
  }

  void lease(Caller caller, Instant now, Instant until) {
    leasedSince = leaseOn(now).filter(lease -> lease.provider() == caller.provider()).map(ModuleProgress.Holder::since).orElse(now);
    leaseHolder = caller.provider();
    leaseName = caller.user().name();
    leasedUntil = until;
  }

  void endLease() {
    leaseHolder = null;
    leaseName = null;
    leasedSince = null;
    leasedUntil = null;
  }

  /** The lease in force; one that would begin later was made before the business clock went back. */
  Optional<ModuleProgress.Holder> leaseOn(Instant now) {
    return leaseHolder != null && leaseName != null && leasedSince != null && leasedUntil != null && leasedUntil.isAfter(now)
        && !leasedSince.isAfter(now) ? Optional.of(new ModuleProgress.Holder(leaseHolder, leaseName, leasedSince, leasedUntil))
        : Optional.empty();
  }

  void assign(Caller caller, Instant now) {
    assignedTo = caller.provider();
    assignedName = caller.user().name();
    assignedSince = now;
  }

  void release() {
    assignedTo = null;
    assignedName = null;
    assignedSince = null;
  }

  Optional<ModuleProgress.Holder> assigned() {
    return assignedTo != null && assignedName != null && assignedSince != null
        ? Optional.of(new ModuleProgress.Holder(assignedTo, assignedName, assignedSince, null)) : Optional.empty();
  }

  /** Who saved last and when, for a colleague whose version is stale. */
  Optional<ModuleProgress.Holder> lastSaved() {
    return savedBy != null && savedAt != null ? Optional.of(new ModuleProgress.Holder(0, savedBy, savedAt, null)) : Optional.empty();
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
