package org.belraihub.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetRecentAnswersRequest;
import org.belraihub.soap.assessment.wire.ListAssessmentsRequest;
import org.belraihub.soap.assessment.wire.NewAssessment;
import org.belraihub.soap.assessment.wire.StartAssessmentRequest;

/** Signed requests of the nursing home about what is stored, each with a request id of its own. */
final class Reads {

  /** One request about one thing. */
  interface Request<T> {
    Object about(T what, String requestId);
  }

  static final Desk DESK = Desk.nursingHome();

  private final RawCalls calls;

  Reads(SandboxKeys keys) {
    this.calls = new RawCalls(keys);
  }

  /** So many requests about these things in turn, from one on, signed now. */
  <T> List<byte[]> sign(Request<T> request, List<T> things, int from, int number) {
    Instant now = Instant.now();
    byte[][] messages = new byte[number][];
    IntStream.range(0, number).parallel().forEach(i ->
        messages[i] = calls.signed(DESK, request.about(things.get((from + i) % things.size()), UUID.randomUUID().toString()), now));
    return Arrays.asList(messages);
  }

  static Object start(Insz client, String requestId) {
    var assessment = new NewAssessment();
    assessment.setInsz(client.digits());
    assessment.setInstrument("BELRAI_LTCF");
    assessment.setCoordination(Coordination.fromValue(String.valueOf(Case.withoutCoordinator(client, "BELRAI_LTCF").coordination())));
    var request = new StartAssessmentRequest();
    request.setContext(Requests.context(DESK, requestId));
    request.setAssessment(assessment);
    return request;
  }

  static Object list(Insz client, String requestId) {
    var request = new ListAssessmentsRequest();
    request.setContext(Requests.context(DESK, requestId));
    request.setInsz(client.digits());
    return request;
  }

  static Object get(String reference, String requestId) {
    var request = new GetAssessmentRequest();
    request.setContext(Requests.context(DESK, requestId));
    request.setReference(reference);
    return request;
  }

  static Object recentAnswers(String draft, String requestId) {
    var request = new GetRecentAnswersRequest();
    request.setContext(Requests.context(DESK, requestId));
    request.setReference(draft);
    return request;
  }
}
