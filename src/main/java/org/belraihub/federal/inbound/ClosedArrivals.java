package org.belraihub.federal.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.AssessmentDates;
import org.belraihub.assessment.CentralResults;
import org.belraihub.assessment.ContentDigest;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.ReceivedAssessments;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalOutcome.Refusal;
import org.belraihub.federal.Platforms;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.team.TeamElsewhere;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

/**
 * Closed assessments of the federal platform and what it says of sharing them (R7.03 to R7.06). The first content under a number stands.
 * In the caller's transaction, in the assessment's turn.
 */
class ClosedArrivals {

  private final ReceivedAssessments assessments;
  private final CentralResults central;
  private final ArrivalOrder order;
  private final InstrumentRegistry registry;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final TeamElsewhere team;
  private final SystemClock clock;

  ClosedArrivals(ReceivedAssessments assessments, CentralResults central, ArrivalOrder order, InstrumentRegistry registry,
                 PersonRegister persons, ProviderRegister providers, TeamElsewhere team,
                 SystemClock clock) {
    this.assessments = assessments;
    this.central = central;
    this.order = order;
    this.registry = registry;
    this.persons = persons;
    this.providers = providers;
    this.team = team;
    this.clock = clock;
  }

  /** Whether a copy is what it says it is: its digest is that of its content. */
  static boolean isWhole(ClosedAssessmentCopy copy) {
    byte[] digest = ContentDigest.of(new InstrumentId(copy.instrument(), copy.instrumentVersion()), copy.referenceDate(), answers(copy));
    return HexFormat.of().formatHex(digest).equals(copy.contentDigest());
  }

  FederalOutcome closed(ClosedAssessmentCopy copy) {
    if (!isWhole(copy)) {
      return new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "The digest is not that of the content.");
    }
    Optional<Assessment> here = assessments.lock(copy.reference()).filter(Assessment::isClosed);
    if (here.filter(known -> known.origin() == Origin.FLEMISH).isPresent()) {
      return echo(copy, here.get());
    }
    if (!Platforms.FEDERAL.equals(copy.originPlatform())) {
      return new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "Another platform closed it.");
    }
    Optional<ArrivalOrder.Known> known = order.known(copy.reference());
    if (here.isPresent() && known.isPresent()) {
      return again(copy, here.get(), known.get());
    }
    return registry.find(new InstrumentId(copy.instrument(), copy.instrumentVersion())).isEmpty() ? new FederalOutcome.Parked()
        : first(copy, known);
  }

  /** One of ours comes back: nothing new when it is the same. */
  private static FederalOutcome echo(ClosedAssessmentCopy copy, Assessment ours) {
    boolean same = Platforms.FLEMISH.equals(copy.originPlatform())
        && HexFormat.of().formatHex(ours.digest()).equals(copy.contentDigest());
    return same ? new FederalOutcome.AlreadyRegistered(registration(copy), ours.closedAt().orElseThrow()) : conflict();
  }

  private FederalOutcome again(ClosedAssessmentCopy copy, Assessment here, ArrivalOrder.Known known) {
    if (!known.isSame(identity(copy))) {
      return conflict();
    }
    Instant registeredAt = known.registeredAt() == null ? clock.now() : known.registeredAt();
    if (copy.sequence() <= known.sequence()) {
      return new FederalOutcome.AlreadyRegistered(registration(copy), registeredAt);
    }
    order.sharing(copy.reference(), copy.sequence(), true);
    assessments.share(here, true);
    return new FederalOutcome.Registered(registration(copy), registeredAt);
  }

  private FederalOutcome first(ClosedAssessmentCopy copy, Optional<ArrivalOrder.Known> known) {
    boolean shared = known.map(earlier -> earlier.sequence() < copy.sequence() || earlier.shared()).orElse(true);
    Instant now = clock.now();
    order.registered(copy.reference(), Math.max(copy.sequence(), known.map(ArrivalOrder.Known::sequence).orElse(0L)), shared,
        identity(copy), now);
    team.closed(assessments.add(content(copy, shared)), BelgianTime.dateOf(copy.closedAt()));
    addResults(copy, now);
    return new FederalOutcome.Registered(registration(copy), now);
  }

  /** An operator has decided that this one is right; false for one of ours, which only we can correct. */
  boolean replace(ClosedAssessmentCopy copy) {
    Optional<Assessment> found = assessments.lock(copy.reference()).filter(known -> known.origin() == Origin.FEDERAL);
    if (found.isEmpty()) {
      return false;
    }
    Assessment here = found.get();
    Instant now = clock.now();
    order.registered(copy.reference(), Math.max(copy.sequence(), order.known(copy.reference()).map(ArrivalOrder.Known::sequence).orElse(0L)),
        here.isShared(), identity(copy), now);
    addResults(copy, now);
    assessments.replace(here, content(copy, here.isShared()), now);
    return true;
  }

  private void addResults(ClosedAssessmentCopy copy, Instant now) {
    if (!copy.results().isEmpty()) {
      central.add(copy.reference(), new CentralResults.Computed(copy.closedAt(), Computed.results(copy.results())), now);
    }
  }

  FederalOutcome revoked(SharingRevocation revocation) {
    Optional<Assessment> here = assessments.lock(revocation.reference());
    if (here.filter(known -> known.origin() == Origin.FLEMISH).isPresent()) {
      return new FederalOutcome.Refused(Refusal.SENDER_REFUSED, "The other platform shares it, and revokes that.");
    }
    if (order.known(revocation.reference()).filter(known -> known.sequence() >= revocation.sequence()).isPresent()) {
      return new FederalOutcome.RevocationSuperseded();
    }
    order.sharing(revocation.reference(), revocation.sequence(), false);
    here.ifPresent(assessment -> assessments.share(assessment, false));
    return new FederalOutcome.SharingRevoked();
  }

  private ReceivedAssessments.Content content(ClosedAssessmentCopy copy, boolean shared) {
    var dates = new AssessmentDates(copy.creationDate(), copy.startDate(), copy.referenceDate(), BelgianTime.dateOf(copy.closedAt()));
    return new ReceivedAssessments.Content(copy.reference(), new InstrumentId(copy.instrument(), copy.instrumentVersion()), dates,
        persons.findOrCreate(copy.person()), copy.hco().digits(), providers.idOf(copy.submitter()), copy.submitterName(),
        copy.submitterRole(), copy.closedAt(), answers(copy), HexFormat.of().parseHex(copy.contentDigest()), shared);
  }

  private static Answers answers(ClosedAssessmentCopy copy) {
    var answers = new TreeMap<String, String>();
    copy.answers().forEach(answer -> answers.put(answer.item(), answer.value()));
    return Answers.of(answers);
  }

  /** Digest of all that never changes: content, person, organisation, submitter and dates. */
  private static byte[] identity(ClosedAssessmentCopy copy) {
    try {
      String text = String.join("\n", copy.contentDigest(), copy.person().digits(), copy.hco().digits(), copy.submitter().digits(),
          copy.submitterRole(), copy.creationDate().toString(), copy.startDate().toString(), copy.closedAt().toString());
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String registration(ClosedAssessmentCopy copy) {
    return "VIP-" + copy.reference();
  }

  private static FederalOutcome conflict() {
    return new FederalOutcome.Refused(Refusal.DUPLICATE_CONFLICT, "Other content stands under this reference number.");
  }
}
