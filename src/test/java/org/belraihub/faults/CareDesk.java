package org.belraihub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.scoring.ShippedDefinitions;
import org.belraihub.time.BelgianTime;

/**
 * Care software as the contract wants it: it sends a request again, signed anew under the same id, when no answer came or the fault
 * says that this can help, and on no other fault. Remembers which reference number each request got.
 */
final class CareDesk {

  private static final Desk DESK = Desk.indicationService();
  private static final BillingFields BILLING = new BillingFields("VSB-0001", 36, BillingFields.HEAVY_CARE);
  private static final List<Integer> FUNDS = List.of(180, 280, 380, 480, 580, 680);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final InstrumentDefinition screener = ShippedDefinitions.current("BELRAI_SCREENER");
  private final RawCalls calls;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> hubs = List.of();
  private final Map<Submission, String> references = new ConcurrentHashMap<>();

  CareDesk(SandboxKeys keys) {
    this.calls = new RawCalls(keys);
  }

  /** From now on these are called in turn. */
  void calls(HubProcess... nodes) {
    hubs = Arrays.stream(nodes).map(HubProcess::assessments).toList();
  }

  /** New clients whom the sources know; consent, relation and membership are there. */
  static List<Insz> clients(SandboxControl sources, int number) {
    LocalDate today = BelgianTime.dateOf(Instant.now());
    var persons = sources.freshPersons(number);
    for (Insz person : persons) {
      sources.addCareRelation(person, DESK.organisation(), today, null);
      member(sources, person, fundOf(person));
      sources.giveConsent(person);
    }
    return persons;
  }

  /** The person is, and has been all year, with another fund than the source said until now. */
  static void corrected(SandboxControl sources, Insz person) {
    member(sources, person, FUNDS.get((FUNDS.indexOf(fundOf(person)) + 1) % FUNDS.size()));
  }

  private static void member(SandboxControl sources, Insz person, int fund) {
    sources.addMembership(person, fund, "OFFICIEEL", LocalDate.of(BelgianTime.dateOf(Instant.now()).getYear(), 1, 1), null);
  }

  private static int fundOf(Insz person) {
    return FUNDS.get((int) (Long.parseLong(person.digits()) % FUNDS.size()));
  }

  /** One assessment more of a client. */
  Submission about(Insz person) {
    return Submission.of(person, fundOf(person), CompleteAnswers.of(screener, Long.parseLong(person.digits())));
  }

  /** Sends once. The reference number, or nothing when it has to be sent again. */
  Optional<String> send(Submission submission) {
    byte[] message = calls.signed(DESK, submission.requestId(), Case.of(submission.person(), "BELRAI_SCREENER"), submission.answers(),
        BILLING, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    RawCalls.Reply reply;
    try {
      reply = calls.post(hubs.get(turn.getAndIncrement() % hubs.size()), message);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (!reply.accepted()) {
      assertThat(reply.code()).as("fault for a request that is in order").isEqualTo("TEMPORARILY_UNAVAILABLE");
      return Optional.empty();
    }
    String before = references.putIfAbsent(submission, reply.reference());
    assertThat(reply.reference()).as("reference number at a repetition").isEqualTo(before == null ? reply.reference() : before);
    return Optional.of(reply.reference());
  }

  /** Sends until it is answered. */
  String sendUntilAnswered(Submission submission) {
    var answer = new AtomicReference<String>();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO).until(() -> {
      send(submission).ifPresent(answer::set);
      return answer.get() != null;
    });
    return answer.get();
  }

  /** Everything that was answered so far, by reference number. */
  Map<String, Submission> answered() {
    var byReference = new HashMap<String, Submission>();
    references.forEach((submission, reference) -> byReference.put(reference, submission));
    return byReference;
  }
}
