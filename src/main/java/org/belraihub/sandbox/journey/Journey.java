package org.belraihub.sandbox.journey;

import java.io.PrintStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

/**
 * The journey of the README. Needs a running hub that has imported the sandbox's organisations, and a running sandbox; takes fresh
 * persons and request ids, so that it runs again on the same home.
 */
public final class Journey {

  static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";
  private static final String HOME_CARE = "BELRAI_HC";
  private static final String CONTROL = "control";
  private static final String SANDBOX = "sandbox";
  private static final int PERSONS = 8;

  private final SandboxControl control;
  private final SandboxKeys keys;
  private final SystemClock clock;
  private final Narrator narrator;
  private final Settlement settlement;
  private final Traveller traveller;

  /**
   * Prepares a journey.
   *
   * @param assessmentService the hub's endpoint
   * @param out               where it is told
   */
  public Journey(URI assessmentService, SandboxControl control, SandboxKeys keys, InstrumentRegistry instruments, SystemClock clock,
      PrintStream out) {
    this.control = control;
    this.keys = keys;
    this.clock = clock;
    this.narrator = new Narrator(out);
    this.settlement = new Settlement(control, clock);
    this.traveller = new Traveller(assessmentService, keys, instruments, narrator, settlement);
  }

  /** Runs it to the end; never throws for what the hub or a partner does. The JSON line is the last that is printed. */
  public JourneySummary run() {
    long begin = System.nanoTime();
    boolean arrived = false;
    int parked = 0;
    try {
      control.partners().propertyNames().forEach(control::up);
      travel(control.freshPersons(PERSONS));
      narrator.heading("Until every partner has everything");
      arrived = settlement.awaitAll(traveller::at, narrator);
      parked = settlement.parked(traveller::at);
    } catch (JourneyFailedException | RuntimeException e) {
      narrator.plain("The journey ends here: " + e.getMessage());
    }
    var summary = new JourneySummary(settlement.submitted(), settlement.scored(), settlement.indicationsAcknowledged(),
        settlement.federalRegistrations(), parked, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0,
        arrived && parked == 0);
    narrator.plain("");
    narrator.plain(summary.json());
    return summary;
  }

  private void travel(List<Insz> persons) throws JourneyFailedException {
    narrator.heading("A nursing home and a family care service");
    known(persons.get(0), Desk.nursingHome(), 180, true);
    traveller.startSaveSubmit(Desk.nursingHome(), Case.withoutCoordinator(persons.get(0), LTCF), "LTCF without coordinator");
    known(persons.get(1), Desk.familyCare(), 280, true);
    traveller.startSaveSubmit(Desk.familyCare(), new Case(persons.get(1), HOME_CARE, "WITH_COORDINATOR"), "Home Care with coordinator");

    narrator.heading("Billed Screeners (E06)");
    known(persons.get(2), Desk.indicationService(), 380, true);
    billedTwice(persons.get(2), 380);
    known(persons.get(3), Desk.indicationService(), 680, true);
    traveller.submit(Desk.indicationService(), persons.get(3), SCREENER, new BillingFields("VSB-0002", 36, BillingFields.HEAVY_CARE),
        Optional.of(680), "Screener, billed");

    narrator.heading("No consent, then consent (E09)");
    withoutConsent(persons.get(4));

    narrator.heading("No care relation (E08)");
    withoutRelation(persons.get(5));

    narrator.heading("Calls that are not to be believed (E26)");
    known(persons.get(6), Desk.indicationService(), 580, true);
    new Refusals(traveller, keys, clock).go(persons.get(6), 580);

    narrator.heading("A care fund and the federal database are down and come back (E29)");
    known(persons.get(7), Desk.indicationService(), 480, true);
    new Outage(traveller, control).go(persons.get(7), 480);
  }

  /** What the authentic sources know of a client before anything is assessed. */
  private void known(Insz person, Desk desk, int fund, boolean consent) throws JourneyFailedException {
    narrator.step("operator", SANDBOX, CONTROL, "relation with " + Traveller.name(desk) + ", member of " + fund
        + (consent ? ", consent" : ", no consent"), () -> {
          control.addCareRelation(person, desk.organisation(), today(), null);
          member(person, fund);
          if (consent) {
            control.giveConsent(person);
          }
          return "known";
        }, state -> state);
  }

  private void member(Insz person, int fund) {
    control.addMembership(person, fund, "OFFICIEEL", LocalDate.of(today().getYear(), 1, 1), null);
  }

  private LocalDate today() {
    return BelgianTime.dateOf(clock.now());
  }

  private void billedTwice(Insz person, int fund) throws JourneyFailedException {
    var desk = Desk.indicationService();
    var requestId = CareSoftware.freshRequestId();
    var answers = traveller.answers(SCREENER, person);
    var billing = new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE);
    Narrator.Step<Closed> call = () -> traveller.at(desk).submit(requestId, Case.of(person, SCREENER), answers, billing);
    Closed first = narrator.step(Traveller.name(desk), Traveller.HUB, Traveller.SOAP, "SubmitAssessment Screener, billed", call,
        Traveller::words);
    settlement.expect(desk, first, Optional.of(fund));
    Closed again = narrator.step(Traveller.name(desk), Traveller.HUB, Traveller.SOAP, "SubmitAssessment, same request id", call,
        Traveller::words);
    Traveller.demand(first.equals(again), "the same request id got another answer");
  }

  private void withoutConsent(Insz person) throws JourneyFailedException {
    var desk = Desk.nursingHome();
    known(person, desk, 180, false);
    Closed closed = traveller.startSaveSubmit(desk, Case.withoutCoordinator(person, LTCF), "LTCF, no consent");
    noticed(closed, "N_NO_CONSENT");
    narrator.step(Traveller.name(desk), Traveller.HUB, Traveller.SOAP, "GetAssessment", () -> traveller.at(desk).read(closed.reference()),
        answers -> answers + " answers, its own organisation reads it");
    narrator.step(Traveller.name(desk), Traveller.HUB, Traveller.SOAP, "GetDeliveryStatus",
        () -> settlement.legs(closed.reference(), traveller::at), Traveller::words);
    Traveller.demand(control.federalRegistrations(List.of(closed.reference())) == 0, "a copy left without consent");
    narrator.step("client", "consent source", CONTROL, "gives consent", () -> {
      control.giveConsent(person);
      return "registered";
    }, state -> state);
    Traveller.demand(settlement.await(traveller::at, narrator, List.of(closed.reference())), "the held copy was not released");
  }

  private void withoutRelation(Insz person) throws JourneyFailedException {
    var desk = Desk.nursingHome();
    narrator.step("operator", SANDBOX, CONTROL, "consent, no care relation", () -> {
      control.giveConsent(person);
      member(person, 280);
      return "known";
    }, state -> state);
    Closed closed = traveller.submit(desk, person, SCREENER, null, Optional.empty(), "Screener, not billed, no relation");
    noticed(closed, "N_NO_CARE_RELATION");
    var code = narrator.step(Traveller.name(desk), Traveller.HUB, Traveller.SOAP, "GetAssessment", () -> {
      try {
        return traveller.at(desk).read(closed.reference()) + " answers";
      } catch (RefusedByHubException e) {
        return e.code();
      }
    }, answer -> answer);
    Traveller.demand(code.equals("NO_CARE_RELATION"), "a closed assessment was read without a relation: " + code);
  }

  /** A source that is slower than the budget of a submission gives its own notice instead, and nothing is assumed from it. */
  private static void noticed(Closed closed, String notice) throws JourneyFailedException {
    Traveller.demand(closed.notices().contains(notice) || closed.notices().contains("N_SOURCE_UNAVAILABLE"),
        "the notice " + notice + " is missing");
  }
}
