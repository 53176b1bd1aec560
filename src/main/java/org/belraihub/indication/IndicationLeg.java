package org.belraihub.indication;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.belraihub.access.Freshness;
import org.belraihub.access.Insurability;
import org.belraihub.access.InsurabilitySource;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.Billing;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.delivery.AttemptOutcome;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.Leg;
import org.belraihub.delivery.LegName;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.organisation.Role;
import org.belraihub.person.PersonRegister;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.time.SystemClock;

/**
 * A billed indication to the care fund of the reference date (R6.07 to R6.09). The fund is asked, never taken from the user (I3);
 * without a membership the indication is held and asked for again. Once enqueued, the message service repeats it under its one id
 * until the fund acknowledges.
 */
public class IndicationLeg implements Leg {

  /** After it the organisation sees an indication without care fund as overdue, and the fund is asked weekly. */
  static final Duration DAILY = Duration.ofDays(30);
  private static final int DAYS_OF_A_WEEK = 7;
  private static final String PARTNER_PREFIX = "fund-";

  private final IndicationTransport transport;
  private final ClosedAssessments assessments;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final InsurabilitySource insurability;
  private final DeliveryDesk deliveries;
  private final IndicationSettings settings;
  private final SystemClock clock;

  /** A leg on a transport. */
  public IndicationLeg(IndicationTransport transport, ClosedAssessments assessments, PersonRegister persons, ProviderRegister providers,
                       InsurabilitySource insurability, DeliveryDesk deliveries, IndicationSettings settings, SystemClock clock) {
    this.transport = transport;
    this.assessments = assessments;
    this.persons = persons;
    this.providers = providers;
    this.insurability = insurability;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public LegName name() {
    return LegName.INDICATION;
  }

  @Override
  public Route route(Delivery delivery) {
    if (delivery.messageId() != null && delivery.partner() != null) {
      String partner = delivery.partner();
      return new Route.To(partner, () -> attempt(delivery, partner, assessments.find(delivery.assessment())));
    }
    ClosedAssessments.Closed closed = assessments.find(delivery.assessment());
    if (closed.results().isPending()) {
      return held("RESULTS_PENDING", settings.askAgainIn());
    }
    if (!settings.billable().areBillable(closed.assessment().instrument(), closed.results().results())) {
      return held("PROVISIONAL_DEFINITION", settings.askAgainIn());
    }
    LocalDate reference = closed.assessment().dates().reference();
    if (persons.deceasedOn(delivery.lane()).filter(reference::isAfter).isPresent()) {
      return new Route.NotNow(new AttemptOutcome.Failed("", "CLIENT_DECEASED", false));
    }
    try {
      Insurability answer = insurability.insurabilityOn(persons.inszOf(delivery.lane()), reference,
          Freshness.ASK_AGAIN).value();
      if (answer instanceof Insurability.Insured insured) {
        String partner = PARTNER_PREFIX + insured.fund();
        return new Route.To(partner, () -> attempt(delivery, partner, closed));
      }
      return held("NOT_INSURED", pause(closed));
    } catch (SourceUnavailableException e) {
      return new Route.NotNow(new AttemptOutcome.Unreachable(e.source(), "SOURCE_UNAVAILABLE"));
    }
  }

  /** Daily for thirty days, then weekly, for ever (I3); at once when a change of fund is reported. */
  private Duration pause(ClosedAssessments.Closed closed) {
    Instant closedAt = closed.assessment().closedAt().orElse(clock.now());
    return clock.now().isAfter(closedAt.plus(DAILY)) ? settings.askAgainIn().multipliedBy(DAYS_OF_A_WEEK) : settings.askAgainIn();
  }

  private static Route held(String reason, Duration again) {
    return new Route.NotNow(new AttemptOutcome.Held(reason, again));
  }

  private AttemptOutcome attempt(Delivery delivery, String partner, ClosedAssessments.Closed closed) {
    int fund = Integer.parseInt(partner.substring(PARTNER_PREFIX.length()));
    return transport.send(delivery, partner, notice(closed, delivery, fund));
  }

  private IndicationNotice notice(ClosedAssessments.Closed closed, Delivery delivery, int fund) {
    Assessment assessment = closed.assessment();
    Billing billing = assessment.billing().orElseThrow(() -> new IllegalStateException("delivery " + delivery.id() + " is not billed"));
    ScaleResult eligibility = result(closed, "SCREENER_ZZZ");
    return new IndicationNotice(settings.berichtId(assessment.reference()), assessment.closedAt().orElse(clock.now()), fund,
        settings.test(), assessment.reference(), persons.inszOf(assessment.person()), new HcoNumber(assessment.organisation()),
        billing.vsbNumber(), providers.inszOf(assessment.closedBy().orElseThrow()), role(assessment), assessment.instrument().code(),
        assessment.instrument().version(), assessment.dates().reference(), assessment.closedAt().orElseThrow(),
        billing.validityMonths(), billing.validUntil(), billing.reason(),
        new IndicationNotice.Scores(value(closed, "SCREENER_IADL"), value(closed, "SCREENER_ADL"), value(closed, "SCREENER_COGNITION"),
            value(closed, "SCREENER_PSYCHOLOGICAL"), value(closed, "SCREENER_BEHAVIOUR")),
        value(closed, "SCREENER_TOTAL"), eligibility.value() != null && eligibility.value().signum() > 0, String.valueOf(eligibility.rule()));
  }

  private static IndicationNotice.AssessorRole role(Assessment assessment) {
    return assessment.closedByRole().filter(Role.ASSESSOR.name()::equals).isPresent() ? IndicationNotice.AssessorRole.ASSESSOR
        : IndicationNotice.AssessorRole.CERTIFIED_PROVIDER;
  }

  private static BigDecimal value(ClosedAssessments.Closed closed, String scale) {
    BigDecimal value = result(closed, scale).value();
    if (value == null) {
      throw new IllegalStateException("a complete Screener has a value for " + scale);
    }
    return value;
  }

  private static ScaleResult result(ClosedAssessments.Closed closed, String scale) {
    return closed.results().results().stream().filter(result -> result.scale().equals(scale)).findFirst()
        .orElseThrow(() -> new IllegalStateException("a Screener has a result for " + scale));
  }
}
