package org.belraihub.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.belraihub.access.Caller;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.time.BelgianTime;
import org.jspecify.annotations.Nullable;

/** One assessment (beoordeling). Its state changes here only, and only as {@link LifeCycle} has it. */
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
  @Enumerated(EnumType.STRING)
  private Origin origin = Origin.FLEMISH;
  private boolean shared = true;

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
    this.state = LifeCycle.begin(dates);
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

  /** One that was closed on the other platform, as it came. */
  static Assessment received(long id, ReceivedAssessments.Content content) {
    var assessment = new Assessment();
    assessment.id = id;
    assessment.reference = content.reference().text();
    assessment.personId = content.person();
    assessment.origin = Origin.FEDERAL;
    assessment.take(content);
    return assessment;
  }

  /** One that is open on the other platform, while somebody of here takes part in it. */
  static Assessment open(long id, ReceivedAssessments.Open open, Instant now) {
    var assessment = new Assessment();
    assessment.id = id;
    assessment.reference = open.reference().text();
    assessment.personId = open.person();
    assessment.origin = Origin.FEDERAL;
    assessment.organisation = open.organisation();
    assessment.instrument = open.instrument().code();
    assessment.version = open.instrument().version();
    assessment.coordination = Coordination.WITH_COORDINATOR;
    assessment.state = LifeCycle.begin(open.dates());
    assessment.creationDate = open.dates().creation();
    assessment.startDate = open.dates().start();
    assessment.referenceDate = open.dates().reference();
    assessment.expiryDate = open.dates().expiry();
    assessment.startedByName = open.coordinator();
    assessment.startedAt = now;
    return assessment;
  }

  /** Somebody else coordinates it on the other platform. */
  public void handedOverThere(String toOrganisation, String coordinatorName) {
    organisation = toOrganisation;
    startedByName = coordinatorName;
  }

  /** Whether work on it goes on there and not here: nobody here sees it but those who take part. */
  public boolean isOpenElsewhere() {
    return origin == Origin.FEDERAL && state != AssessmentState.CLOSED;
  }

  /** What the other platform says of an assessment of its own. */
  void take(ReceivedAssessments.Content content) {
    organisation = content.organisation();
    instrument = content.instrument().code();
    version = content.instrument().version();
    state = AssessmentState.CLOSED;
    creationDate = content.dates().creation();
    startDate = content.dates().start();
    referenceDate = content.dates().reference();
    expiryDate = content.dates().expiry();
    startedBy = content.submitter();
    startedByName = content.submitterName();
    startedAt = content.closedAt();
    closedBy = content.submitter();
    closedByName = content.submitterName();
    closedByRole = content.submitterRole();
    closedAt = content.closedAt();
    closingDate = BelgianTime.dateOf(content.closedAt());
    digest = content.digest().clone();
    shared = content.shared();
    resultsPending = true;
  }

  /** The other platform lets others see it, or no more. */
  void shared(boolean toOthers) {
    shared = toOthers;
  }

  /** Whether somebody may do something; refused when its state does not allow it. */
  void check(LifeEvent event, LocalDate today) {
    LifeCycle.after(stateOn(today), event, coordination, dates());
  }

  /** Somebody does something; refused when its state does not allow it. */
  void allow(LifeEvent event, LocalDate today) {
    state = LifeCycle.after(stateOn(today), event, coordination, dates());
    if (!state.isShown()) {
      startedByName = "";
    }
  }

  /** Moves on as far as time has (R4.18); what it has passed through, in order, empty when nothing has changed. */
  List<AssessmentState> passTime(LocalDate today) {
    AssessmentState reached = stateOn(today);
    if (reached == state) {
      return List.of();
    }
    boolean wasExpired = state == AssessmentState.EXPIRED;
    state = reached;
    if (reached != AssessmentState.ERASED) {
      return List.of(reached);
    }
    startedByName = "";
    return wasExpired ? List.of(reached) : List.of(AssessmentState.EXPIRED, reached);
  }

  /** Submitted: final from now on (R4.24). */
  void close(Caller caller, Instant now, LocalDate today, byte[] contentDigest, Optional<Billing> billing) {
    allow(LifeEvent.SUBMIT, today);
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

  /** Whether the caller's organisation owns it. */
  public boolean isOf(Caller caller) {
    return organisation.equals(caller.hco());
  }

  /** The coordination, and with it the draft, goes over to a provider and his organisation (R4.52, (d) 23). */
  public void handOver(long provider, String toOrganisation, LocalDate today) {
    allow(LifeEvent.ORGANISE, today);
    coordinator = provider;
    organisation = toOrganisation;
  }

  /** Internal id of the coordinator, when it has one. */
  public Optional<Long> coordinator() {
    return Optional.ofNullable(coordinator);
  }

  /** Whether this caller coordinates it, in the name of the organisation that owns it. */
  public boolean isCoordinatedBy(Caller caller) {
    return coordination == Coordination.WITH_COORDINATOR && isOf(caller)
        && Long.valueOf(caller.provider()).equals(coordinator);
  }

  /** Who works on it. */
  public Coordination coordination() {
    return coordination;
  }

  /** State as of a day, whether or not a sweep has run (R4.18). */
  public AssessmentState stateOn(LocalDate today) {
    return LifeCycle.on(today, state, dates());
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

  /** On which platform it was made. */
  public Origin origin() {
    return origin;
  }

  /** Whether other organisations may see it at all; false while its platform has revoked that (R7.04). */
  public boolean isShared() {
    return shared;
  }
}
