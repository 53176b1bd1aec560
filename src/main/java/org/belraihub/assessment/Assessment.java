package org.belraihub.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.belraihub.access.Caller;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;

/**
 * One assessment (beoordeling). The only place where its state changes: a transition that section 4.2 does not have is refused
 * with its code and changes nothing (R4.19).
 */
@Entity
public class Assessment {

  @Id
  private long id;
  private String reference = "";
  @Column(updatable = false)
  private long personId;
  private String organisation = "";
  private String instrument = "";
  private String version = "";
  @Enumerated(EnumType.STRING)
  private Coordination coordination = Coordination.INDIVIDUAL;
  @Enumerated(EnumType.STRING)
  private AssessmentState state = AssessmentState.DRAFT;
  private LocalDate creationDate = LocalDate.EPOCH;
  private LocalDate startDate = LocalDate.EPOCH;
  private LocalDate referenceDate = LocalDate.EPOCH;
  private LocalDate expiryDate = LocalDate.EPOCH;
  private long startedBy;
  private String startedByName = "";
  private Instant startedAt = Instant.EPOCH;
  private @Nullable Long coordinator;
  private @Nullable Long closedBy;
  private @Nullable String closedByName;
  private @Nullable String closedByRole;
  private @Nullable Instant closedAt;
  private @Nullable LocalDate closingDate;
  private byte @Nullable [] digest;
  private int federalSequence;
  private boolean billed;
  private @Nullable String vsbNumber;
  private @Nullable Integer validityMonths;
  private @Nullable LocalDate validUntil;
  private @Nullable String billingReason;
  private String software = "";
  private boolean resultsPending;

  /** For Hibernate. */
  protected Assessment() {
  }

  /** A new assessment of a client by a caller who may create. */
  Assessment(long id, long personId, Caller caller, InstrumentId instrument, Coordination coordination, AssessmentDates dates, Instant now) {
    this.id = id;
    this.reference = ReferenceNumber.ofSequence(id).text();
    this.personId = personId;
    this.organisation = caller.hco();
    this.instrument = instrument.code();
    this.version = instrument.version();
    this.coordination = coordination;
    this.state = dates.start().isAfter(dates.creation()) ? AssessmentState.PLANNED : AssessmentState.DRAFT;
    this.creationDate = dates.creation();
    this.startDate = dates.start();
    this.referenceDate = dates.reference();
    this.expiryDate = dates.expiry();
    this.startedBy = caller.provider();
    this.startedByName = caller.user().name();
    this.startedAt = now;
    this.coordinator = coordination == Coordination.WITH_COORDINATOR ? caller.provider() : null;
    this.software = caller.software();
  }

  /** Work begins or goes on: refused when closed, expired, or before the start date. */
  void open(LocalDate today) {
    if (state == AssessmentState.CLOSED) {
      throw new RefusedException(FaultCode.ASSESSMENT_CLOSED, "closed on " + closingDate);
    }
    if (!state.isOpen() || today.isAfter(expiryDate)) {
      throw new RefusedException(FaultCode.ASSESSMENT_EXPIRED, "last usable day was " + expiryDate);
    }
    if (today.isBefore(startDate)) {
      throw new RefusedException(FaultCode.NOT_STARTED_YET, "starts on " + startDate);
    }
    state = AssessmentState.DRAFT;
  }

  /** Submitted: final from now on (R4.24). */
  void close(Caller caller, Instant now, LocalDate today, byte[] contentDigest, Optional<Billing> billing) {
    open(today);
    if (coordination == Coordination.WITH_COORDINATOR && !Long.valueOf(caller.provider()).equals(coordinator)) {
      throw new RefusedException(FaultCode.NOT_COORDINATOR, "only the coordinator submits");
    }
    state = AssessmentState.CLOSED;
    closedBy = caller.provider();
    closedByName = caller.user().name();
    closedByRole = caller.role().name();
    closedAt = now;
    closingDate = today;
    digest = contentDigest.clone();
    federalSequence = 1;
    billed = billing.isPresent();
    billing.ifPresent(this::bill);
  }

  private void bill(Billing billing) {
    vsbNumber = billing.vsbNumber();
    validityMonths = billing.validityMonths();
    validUntil = billing.validUntil();
    billingReason = billing.reason();
  }

  /** Results are still to be computed, or are there now. */
  void resultsPending(boolean pending) {
    resultsPending = pending;
  }

  /** Internal id. */
  public long id() {
    return id;
  }

  /** Reference number (R4.21). */
  public ReferenceNumber reference() {
    return new ReferenceNumber(reference);
  }

  /** Internal id of the client. */
  public long person() {
    return personId;
  }

  /** HCO number of the owning organisation. */
  public String organisation() {
    return organisation;
  }

  /** Instrument and version. */
  public InstrumentId instrument() {
    return new InstrumentId(instrument, version);
  }

  /** Who works on it. */
  public Coordination coordination() {
    return coordination;
  }

  /** State as of a day: an open one past its expiry date is expired, whether or not a sweep has run (R4.18). */
  public AssessmentState stateOn(LocalDate today) {
    if (state.isOpen() && today.isAfter(expiryDate)) {
      return AssessmentState.EXPIRED;
    }
    return state == AssessmentState.PLANNED && !today.isBefore(startDate) ? AssessmentState.DRAFT : state;
  }

  /** Whether it is closed. */
  public boolean isClosed() {
    return state == AssessmentState.CLOSED;
  }

  /** Its dates. */
  public AssessmentDates dates() {
    return new AssessmentDates(creationDate, startDate, referenceDate, expiryDate);
  }

  /** Closing date, when closed. */
  public Optional<LocalDate> closingDate() {
    return Optional.ofNullable(closingDate);
  }

  /** Closing instant, when closed. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** Name of the provider who started it; for colleagues and those who may read it. */
  public String startedByName() {
    return startedByName;
  }

  /** Name of the provider who closed it. */
  public Optional<String> closedByName() {
    return Optional.ofNullable(closedByName);
  }

  /** Internal id of the provider who closed it. */
  public Optional<Long> closedBy() {
    return Optional.ofNullable(closedBy);
  }

  /** Role in which it was closed. */
  public Optional<String> closedByRole() {
    return Optional.ofNullable(closedByRole);
  }

  /** Digest of the closed content (R10.12). */
  public byte[] digest() {
    return digest == null ? new byte[0] : digest.clone();
  }

  /** Sequence number of the newest message about it to the federal side. */
  public int federalSequence() {
    return federalSequence;
  }

  /** Billing fields when it is billed. */
  public Optional<Billing> billing() {
    return billed && vsbNumber != null && validityMonths != null && validUntil != null && billingReason != null
        ? Optional.of(new Billing(vsbNumber, validityMonths, validUntil, billingReason)) : Optional.empty();
  }

  /** Whether its results are still to be computed. */
  public boolean resultsPending() {
    return resultsPending;
  }
}
