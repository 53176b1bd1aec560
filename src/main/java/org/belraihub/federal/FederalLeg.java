package org.belraihub.federal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.belraihub.access.ConsentSource;
import org.belraihub.access.Freshness;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.delivery.AttemptOutcome;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.Leg;
import org.belraihub.delivery.LegName;
import org.belraihub.federal.inbound.HeldHere;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;

/**
 * The copy of a closed assessment to the federal database (R7.01). Consent is asked anew right before the first send (D6); without
 * it the copy is held and asked for again, and when an attempt may have arrived a revocation follows. Comments never leave.
 */
public class FederalLeg implements Leg {

  /** Name of this partner in deliveries and circuits. */
  public static final String PARTNER = "federal";

  private static final Set<FederalMessage.Kind> NEED_CONSENT = EnumSet.of(FederalMessage.Kind.COPY_AGAIN, FederalMessage.Kind.INVITATION);

  private final FederalAssessments federal;
  private final ClosedAssessments assessments;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final OrganisationDirectory organisations;
  private final ConsentSource consents;
  private final DeliveryDesk deliveries;
  private final FederalSharing sharing;
  private final Duration askConsentAgainIn;
  private final Duration longestPause;

  /** A leg that asks for a missing consent again after the given pause, which grows to the longest. */
  public FederalLeg(FederalAssessments federal, ClosedAssessments assessments, PersonRegister persons, ProviderRegister providers,
                    OrganisationDirectory organisations, ConsentSource consents, DeliveryDesk deliveries, FederalSharing sharing,
                    Duration askConsentAgainIn, Duration longestPause) {
    this.federal = federal;
    this.assessments = assessments;
    this.persons = persons;
    this.providers = providers;
    this.organisations = organisations;
    this.consents = consents;
    this.deliveries = deliveries;
    this.sharing = sharing;
    this.askConsentAgainIn = askConsentAgainIn;
    this.longestPause = longestPause;
  }

  @Override
  public LegName name() {
    return LegName.FEDERAL;
  }

  @Override
  public Route route(Delivery delivery) {
    Optional<FederalMessage> message = sharing.message(delivery.id());
    if (message.filter(m -> !NEED_CONSENT.contains(m.kind())).isPresent()) {
      return new Route.To(PARTNER, () -> attempt(delivery, () -> revocation(delivery, message.get())));
    }
    Insz person = persons.inszOf(delivery.lane());
    try {
      if (consents.consentGiven(person, Freshness.ASK_AGAIN).value()) {
        return new Route.To(PARTNER, () -> attempt(delivery, () -> copy(delivery, person, message.map(FederalMessage::sequence))));
      }
      // an attempt before may have arrived: then a revocation follows it
      sharing.withdraw(delivery.lane());
      return new Route.NotNow(new AttemptOutcome.Held("NO_CONSENT", pause(sharing.age(delivery.id())), askConsentAgainIn));
    } catch (SourceUnavailableException e) {
      return new Route.NotNow(new AttemptOutcome.Unreachable(e.source(), "SOURCE_UNAVAILABLE"));
    }
  }

  /** Held ones are asked for often at first and daily in the end. */
  private Duration pause(Duration age) {
    Duration grown = age.dividedBy(4);
    Duration atLeast = grown.compareTo(askConsentAgainIn) < 0 ? askConsentAgainIn : grown;
    return atLeast.compareTo(longestPause) < 0 ? atLeast : longestPause;
  }

  private AttemptOutcome attempt(Delivery delivery, Supplier<byte[]> rendering) {
    byte[] payload = deliveries.payload(delivery, rendering);
    try {
      FederalOutcome outcome = federal.send(payload);
      if (outcome instanceof FederalOutcome.Registered registered) {
        return new AttemptOutcome.Acknowledged(PARTNER, registered.registrationId(), "REGISTERED");
      }
      if (outcome instanceof FederalOutcome.AlreadyRegistered already) {
        return new AttemptOutcome.Acknowledged(PARTNER, already.registrationId(), "ALREADY_REGISTERED");
      }
      if (outcome instanceof FederalOutcome.SharingRevoked || outcome instanceof FederalOutcome.RevocationSuperseded) {
        return new AttemptOutcome.Acknowledged(PARTNER, "revocation-" + delivery.id(),
            outcome instanceof FederalOutcome.SharingRevoked ? "SHARING_REVOKED" : "REVOCATION_SUPERSEDED");
      }
      if (outcome instanceof FederalOutcome.Acknowledged acknowledged) {
        return new AttemptOutcome.Acknowledged(PARTNER, messageId(delivery.id()), acknowledged.receipt().name());
      }
      if (outcome instanceof FederalOutcome.Parked) {
        return new AttemptOutcome.Acknowledged(PARTNER, messageId(delivery.id()), "PARKED");
      }
      if (outcome instanceof FederalOutcome.Refused refused && refused.code() == FederalOutcome.Refusal.VERSION_UNKNOWN) {
        return new AttemptOutcome.Held(HeldHere.VERSION_UNKNOWN, longestPause);
      }
      if (outcome instanceof FederalOutcome.Refused refused) {
        return new AttemptOutcome.Failed(PARTNER, refused.code().name(), refused.code() == FederalOutcome.Refusal.UNKNOWN_REFERENCE);
      }
      return new AttemptOutcome.Failed(PARTNER, "UNEXPECTED_ANSWER", false);
    } catch (FederalSideUnavailableException e) {
      return e.arrival() == FederalSideUnavailableException.Arrival.NOT_ARRIVED
          ? new AttemptOutcome.Unreachable(PARTNER, "NOT_REACHED") : new AttemptOutcome.Failed(PARTNER, "NO_ANSWER", true);
    }
  }

  static String messageId(long delivery) {
    return Platforms.FLEMISH + ":" + delivery;
  }

  /** What is no copy and no revocation got its bytes when it was written. */
  private byte[] revocation(Delivery delivery, FederalMessage message) {
    if (message.kind() != FederalMessage.Kind.REVOCATION) {
      throw new IllegalStateException("delivery " + delivery.id() + " was written without its bytes");
    }
    sharing.mayBeSent(delivery.id());
    ReferenceNumber reference = assessments.head(delivery.assessment()).reference();
    return federal.render(new SharingRevocation(messageId(delivery.id()), reference, message.sequence(), message.causedAt()));
  }

  private byte[] copy(Delivery delivery, Insz person, Optional<Long> again) {
    ClosedAssessments.Closed closed = assessments.find(delivery.assessment());
    Assessment assessment = closed.assessment();
    long sequence = again.orElse((long) assessment.federalSequence());
    sharing.mayBeSent(delivery.id(), delivery.assessment(), delivery.lane(), sequence);
    var hco = new HcoNumber(assessment.organisation());
    Organisation organisation = organisations.byHco(hco).orElseThrow(() -> new IllegalStateException("no organisation " + hco));
    List<ClosedAssessmentCopy.Answer> answers = closed.answers().asMap().entrySet().stream()
        .map(answer -> new ClosedAssessmentCopy.Answer(answer.getKey(), answer.getValue())).toList();
    List<ClosedAssessmentCopy.Result> results = closed.results().results().stream()
        .map(result -> new ClosedAssessmentCopy.Result(result.scale(), Integer.toString(result.scaleVersion()), result.value())).toList();
    return federal.render(new ClosedAssessmentCopy(messageId(delivery.id()), assessment.reference(), sequence, Platforms.FLEMISH,
        assessment.instrument().code(), assessment.instrument().version(), assessment.dates().creation(), assessment.dates().start(),
        assessment.dates().reference(), assessment.closedAt().orElseThrow(), person, hco, organisation.nihii(),
        providers.inszOf(assessment.closedBy().orElseThrow()), assessment.closedByRole().orElseThrow(),
        assessment.closedByName().orElse(""), answers, results, HexFormat.of().formatHex(assessment.digest())));
  }
}
