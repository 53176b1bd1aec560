package org.belraihub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.belraihub.access.TestCallers;
import org.belraihub.assessment.HandOn;
import org.belraihub.assessment.NoticeFacts;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.Results;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.organisation.Role;
import org.belraihub.request.Admitted;
import org.belraihub.request.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes that care software waits for: their steps in order, and a refusal in any step comes out as it is, at once, tried once. */
@SuppressWarnings({"unchecked", "rawtypes"})
class RequestRoutesTest {

  private static final RefusedException REFUSED = new RefusedException(FaultCode.DRAFT_LOCKED, "somebody else works on it");

  private final NoticeFacts facts = mock(NoticeFacts.class);
  private final Starting starting = mock(Starting.class);
  private final Saving saving = mock(Saving.class);
  private final Submission submission = mock(Submission.class);
  private final HandOn handOn = mock(HandOn.class);
  private final Reading reading = mock(Reading.class);
  private final Admitted<Object> request = admitted();
  private final Admitted<Object> withFacts = admitted();
  private CamelContext context;

  private static Admitted<Object> admitted() {
    var frame = new Frame("request", new byte[0], new byte[0], LocalDate.of(2026, 3, 2), "correlation");
    return Admitted.of(TestCallers.caller(Role.ASSESSOR), frame, new Object());
  }

  private void running(String file) throws Exception {
    context = RouteFile.running(file, Map.of("noticeFacts", facts, "starting", starting, "saving", saving, "submission", submission,
        "handOn", handOn, "reading", reading));
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private Exchange call(String route) {
    return context.createProducerTemplate().request("direct:" + route, exchange -> exchange.getMessage().setBody(request));
  }

  @Test
  void aStartAsksForNoticesAndThenStarts() throws Exception {
    running("start.camel.yaml");
    var started = new Starting.Started(null, List.of(), List.of());
    when(facts.forStart(same((Admitted) request))).thenReturn((Admitted) withFacts);
    when(starting.start(same((Admitted) withFacts))).thenReturn(started);

    assertThat(call("start-assessment").getMessage().getBody()).isSameAs(started);
  }

  @Test
  void aSaveAsksForNoticesAndThenSaves() throws Exception {
    running("save.camel.yaml");
    var saved = new Saving.Saved("BR-1", List.of(), List.of());
    when(facts.forSave(same((Admitted) request))).thenReturn((Admitted) withFacts);
    when(saving.save(same((Admitted) withFacts))).thenReturn(saved);

    assertThat(call("save-answers").getMessage().getBody()).isSameAs(saved);
  }

  @Test
  void aSubmissionAsksForNoticesClosesAndThenHandsOn() throws Exception {
    running("submit.camel.yaml");
    var outcome = new Submission.Outcome(new Submission.Submitted(null, null, List.of()), new Results(null, List.of()), Map.of(), Optional.empty());
    when(facts.forSubmit(same((Admitted) request))).thenReturn((Admitted) withFacts);
    when(submission.submit(same((Admitted) withFacts))).thenReturn(outcome);
    when(handOn.announce(same(outcome))).thenReturn(outcome);

    Exchange answer = call("submit-assessment");

    assertThat(answer.getMessage().getBody()).isSameAs(outcome);
    var order = inOrder(facts, submission, handOn);
    order.verify(facts).forSubmit(any());
    order.verify(submission).submit(any());
    order.verify(handOn).announce(any());
  }

  @Test
  void aRefusedSubmissionIsTriedOnceAndHandsNothingOn() throws Exception {
    running("submit.camel.yaml");
    when(facts.forSubmit(any())).thenReturn((Admitted) withFacts);
    doThrow(REFUSED).when(submission).submit(any());

    assertThat(call("submit-assessment").getException()).isSameAs(REFUSED);

    verify(submission, times(1)).submit(any());
    verify(handOn, never()).announce(any());
  }

  @Test
  void aDefectInAStepComesOutAsItIsAndIsTriedOnce() throws Exception {
    running("save.camel.yaml");
    var defect = new IllegalStateException("a defect");
    doThrow(defect).when(facts).forSave(any());

    assertThat(call("save-answers").getException()).isSameAs(defect);

    verify(facts, times(1)).forSave(any());
    verify(saving, never()).save(any());
  }

  @Test
  void readingGathersFactsBeforeItDecides() throws Exception {
    running("read.camel.yaml");
    var results = new Reading.ResultsView("BR-1", new InstrumentId("BELRAI_SCREENER", "1.0"), new Results(null, List.of()), null);
    var page = new Reading.Page(List.of(), false, List.of());
    var deliveries = new Reading.DeliveryView("BR-1", List.of(), Map.of());
    when(reading.factsForOne(same((Admitted) request))).thenReturn((Admitted) withFacts);
    when(reading.factsForList(same((Admitted) request))).thenReturn((Admitted) withFacts);
    doThrow(REFUSED).when(reading).get(same((Admitted) withFacts));
    when(reading.results(same((Admitted) withFacts))).thenReturn(results);
    when(reading.list(same((Admitted) withFacts))).thenReturn(page);
    when(reading.deliveryStatus(same((Admitted) request))).thenReturn(deliveries);

    assertThat(call("get-assessment").getException()).isSameAs(REFUSED);
    assertThat(call("get-results").getMessage().getBody()).isSameAs(results);
    assertThat(call("list-assessments").getMessage().getBody()).isSameAs(page);
    assertThat(call("get-delivery-status").getMessage().getBody()).as("asks no source").isSameAs(deliveries);
    verify(reading, times(1)).get(any());
  }
}
