package org.belraihub.sandbox.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.SystemClock;

/** E26: calls that are not to be believed; and one that is, once. */
final class Refusals {

  private static final Desk DESK = Desk.indicationService();

  private final Traveller traveller;
  private final RawCalls calls;
  private final SystemClock clock;

  Refusals(Traveller traveller, SandboxKeys keys, SystemClock clock) {
    this.traveller = traveller;
    this.calls = new RawCalls(keys);
    this.clock = clock;
  }

  void go(Insz person, int fund) throws JourneyFailedException {
    var what = Case.of(person, Journey.SCREENER);
    var answers = traveller.answers(Journey.SCREENER, person);
    var billing = new BillingFields("VSB-0002", 12, BillingFields.HEAVY_CARE);
    var signed = calls.signed(DESK, CareSoftware.freshRequestId(), what, answers, billing, clock.now());
    var altered = new String(signed, StandardCharsets.UTF_8).replace(">12</", ">36</").getBytes(StandardCharsets.UTF_8);

    refused("unsigned", calls.unsigned(DESK, CareSoftware.freshRequestId(), what, answers, billing));
    refused("altered after signing", altered);
    refused("expired ten minutes ago", calls.signed(DESK, CareSoftware.freshRequestId(), what, answers, billing,
        clock.now().minus(Duration.ofMinutes(11))));
    refused("signed by a stranger", calls.signed(DESK.signedBy("stranger"), CareSoftware.freshRequestId(), what, answers, billing,
        clock.now()));
    var reply = traveller.narrator().step(Traveller.name(DESK), Traveller.HUB, Traveller.SOAP, "SubmitAssessment, signed",
        () -> calls.post(traveller.address(), signed),
        answer -> answer.accepted() ? "CLOSED " + answer.reference() : "refused with " + answer.code());
    Traveller.demand(reply.accepted(), "a correctly signed call was refused with " + reply.code());
    refused("the same bytes once more", signed);
    traveller.settlement().expect(DESK, new Closed(reply.reference(), "CLOSED", scored(reply.reference()), Map.of(), List.of()),
        Optional.of(fund));
  }

  private boolean scored(String reference) throws JourneyFailedException {
    return !traveller.narrator().step(Traveller.name(DESK), Traveller.HUB, Traveller.SOAP, "GetResults",
        () -> traveller.at(DESK).results(reference), results -> results.size() + " results").isEmpty();
  }

  private void refused(String how, byte[] message) throws JourneyFailedException {
    var reply = traveller.narrator().step(Traveller.name(DESK), Traveller.HUB, Traveller.SOAP, "SubmitAssessment, " + how,
        () -> calls.post(traveller.address(), message), answer -> answer.accepted() ? "ACCEPTED" : "refused with " + answer.code());
    Traveller.demand(!reply.accepted(), "a call that is " + how + " was accepted");
  }
}
