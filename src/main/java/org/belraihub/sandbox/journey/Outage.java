package org.belraihub.sandbox.journey;

import java.util.List;
import java.util.Optional;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.control.SandboxControl;

/** E29: a fund and the federal side are down; the close stands, messages wait and go out once. */
final class Outage {

  private static final String FEDERAL = "federal";

  private final Traveller traveller;
  private final SandboxControl control;

  Outage(Traveller traveller, SandboxControl control) {
    this.traveller = traveller;
    this.control = control;
  }

  void go(Insz person, int fund) throws JourneyFailedException {
    var narrator = traveller.narrator();
    var down = "fund-" + fund;
    narrator.step("operator", "sandbox", "control", "care fund " + fund + " and the federal database", () -> {
      control.down(down);
      control.down(FEDERAL);
      return "down";
    }, state -> state);
    Closed closed;
    try {
      closed = traveller.submit(Desk.indicationService(), person, Journey.SCREENER,
          new BillingFields("VSB-0001", 36, BillingFields.HEAVY_CARE), Optional.of(fund), "Screener, billed, partners down");
      Traveller.demand(closed.scored(), "an outage of partners delayed the results");
      narrator.step(Traveller.name(Desk.indicationService()), Traveller.HUB, Traveller.SOAP, "GetDeliveryStatus",
          () -> traveller.settlement().tried(closed.reference(), traveller::at), Traveller::words);
      Traveller.demand(control.federalRegistrations(List.of(closed.reference())) == 0, "a partner that is down has the message");
    } finally {
      narrator.step("operator", "sandbox", "control", "care fund " + fund + " and the federal database", () -> {
        control.up(down);
        control.up(FEDERAL);
        return "back";
      }, state -> state);
    }
    Traveller.demand(traveller.settlement().await(traveller::at, narrator, List.of(closed.reference())),
        "messages did not go out after the outage");
  }
}
