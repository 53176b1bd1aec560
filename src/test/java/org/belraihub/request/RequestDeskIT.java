package org.belraihub.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.belraihub.access.Caller;
import org.belraihub.access.TestCallers;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.Role;
import org.belraihub.testing.AuditRows.Row;
import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same message never twice, the same request once (R11.09, R10.01), on a real PostgreSQL and on two nodes. */
class RequestDeskIT {

  private static final String OPERATION = "SubmitAssessment";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static HubStore store;

  private final RequestDesk node = desk();
  private final RequestDesk otherNode = desk();
  private final Caller ines = TestCallers.caller(Role.ASSESSOR);
  private final String requestId = UUID.randomUUID().toString();
  private final byte[] content = bytes();

  /** The answer that is stored. */
  record Answer(String reference, int effects) {
  }

  @BeforeAll
  static void open() {
    store = new HubStore();
    store.jdbc().sql("create table effect (request_id text not null)").update();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static RequestDesk desk() {
    return new RequestDesk(store.template(), store.transaction(), store.cipher(), store.audit(), store.clock());
  }

  @Test
  void ofParallelCopiesOfOneMessageOnTwoNodesExactlyOneGoesThrough() throws Exception {
    Frame message = message(content);
    var go = new CountDownLatch(1);

    List<Object> outcomes = together(20, i -> () -> {
      go.await();
      return (i % 2 == 0 ? node : otherNode).change(ines, message, OPERATION, Answer.class, this::effect);
    }, go::countDown);

    assertThat(outcomes).filteredOn(Answered.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ReplayedException.class::isInstance).hasSize(19);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void aMessageThatWasAcceptedIsNotAcceptedByANodeThatStartsLater() {
    Frame message = message(content);
    node.change(ines, message, OPERATION, Answer.class, this::effect);

    assertThatThrownBy(() -> desk().change(ines, message, OPERATION, Answer.class, this::effect)).isInstanceOf(ReplayedException.class);
    assertThatThrownBy(() -> desk().read(message, () -> "read")).isInstanceOf(ReplayedException.class);
  }

  @Test
  void aReadGuardsItsMessageToo() {
    Frame message = message(content);

    assertThat(node.read(message, () -> "read")).isEqualTo("read");

    assertThatThrownBy(() -> otherNode.read(message, () -> "read")).isInstanceOf(ReplayedException.class);
  }

  @Test
  void theSameRequestInAFreshMessageGetsTheStoredAnswerAndHasNoSecondEffect() {
    Answered<Answer> first = node.change(ines, message(content), OPERATION, Answer.class, this::effect);
    Answered<Answer> again = otherNode.change(ines, message(content), OPERATION, Answer.class, this::effect);

    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(effects()).isEqualTo(1);
    assertThat(audited()).containsExactly("REQUEST_REPEATED null");
  }

  @Test
  void twoNodesThatWorkOnTheSameNewRequestAtOnceHaveOneEffectAndOneAnswer() throws Exception {
    var both = new CyclicBarrier(2);
    Supplier<Answer> slow = () -> {
      Answer made = effect();
      try {
        both.await(5, TimeUnit.SECONDS);
      } catch (Exception e) {
        // the other waits for this one's row, or has it already
      }
      return made;
    };

    List<Object> outcomes = together(2, i -> () -> (i == 0 ? node : otherNode).change(ines, message(content), OPERATION, Answer.class,
        slow), () -> { });

    assertThat(outcomes).allMatch(Answered.class::isInstance);
    assertThat(outcomes).extracting(outcome -> (Object) ((Answered<?>) outcome).answer()).containsOnly(new Answer(requestId, 1));
    assertThat(outcomes).extracting(outcome -> ((Answered<?>) outcome).repeated()).containsExactlyInAnyOrder(true, false);
    assertThat(effects()).isEqualTo(1);
  }

  /** A partner that finds its own effect again, called by both before either could store. */
  @Test
  void twoEqualRequestsThatReachAPartnerAtOnceGetOneAnswerAndDoTheirWorkOnce() throws Exception {
    var both = new CyclicBarrier(2);

    List<Object> outcomes = together(2, i -> () -> (i == 0 ? node : otherNode).bridged(ines, message(content), OPERATION, Answer.class,
        () -> meeting(both), said -> {
          effect();
          return new Answer("relation-1", said);
        }), () -> { });

    assertThat(outcomes).allMatch(Answered.class::isInstance);
    assertThat(outcomes).extracting(outcome -> ((Answered<?>) outcome).repeated()).containsExactlyInAnyOrder(true, false);
    assertThat(outcomes).extracting(outcome -> (Object) ((Answered<?>) outcome).answer()).as("the stored one").containsOnly(
        node.bridged(ines, message(content), OPERATION, Answer.class, () -> {
          throw new AssertionError("a partner is not asked again");
        }, said -> new Answer("other", 0)).answer());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void ofTwoContentsUnderOneRequestIdThatReachAPartnerAtOnceOneIsRefused() throws Exception {
    var both = new CyclicBarrier(2);

    List<Object> outcomes = together(2, i -> () -> node.bridged(ines, message(i == 0 ? content : bytes()), OPERATION, Answer.class,
        () -> meeting(both), said -> effect()), () -> { });

    assertThat(outcomes).filteredOn(Answered.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(RefusedException.class::isInstance).singleElement()
        .satisfies(refusal -> assertThat(((RefusedException) refusal).code()).isEqualTo(FaultCode.REQUEST_ID_REUSED));
    assertThat(effects()).isEqualTo(1);
  }

  /** The process dies between the partner's answer and the storing: nothing is stored, and the request may come again. */
  @Test
  void aRequestThatDiedAfterItsPartnerWasCalledIsDoneOnceWhenItComesAgain() {
    assertThatThrownBy(() -> node.bridged(ines, message(content), OPERATION, Answer.class, () -> 1, said -> {
      effect();
      throw new IllegalStateException("the connection to the database is gone");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(effects()).isZero();

    assertThat(otherNode.bridged(ines, message(content), OPERATION, Answer.class, () -> 1, said -> effect()).repeated()).isFalse();
    assertThat(node.bridged(ines, message(content), OPERATION, Answer.class, () -> 1, said -> effect()).repeated()).isTrue();
    assertThat(effects()).isEqualTo(1);
  }

  private static int meeting(CyclicBarrier both) {
    try {
      return both.await(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the other did not come", e);
    }
  }

  @Test
  void aRequestIdThatComesWithOtherContentIsRefused() {
    node.change(ines, message(content), OPERATION, Answer.class, this::effect);

    assertThatThrownBy(() -> node.change(ines, message(bytes()), OPERATION, Answer.class, this::effect))
        .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(FaultCode.REQUEST_ID_REUSED));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void anotherOrganisationChoosesItsOwnRequestIds() {
    node.change(ines, message(content), OPERATION, Answer.class, this::effect);

    assertThat(node.change(elsewhere(), message(bytes()), OPERATION, Answer.class, this::effect).repeated()).isFalse();
  }

  @Test
  void aRefusalUndoesTheWorkLeavesOneAuditRowAndUsesTheMessageUp() {
    Frame message = message(content);
    var refusal = new RefusedException(FaultCode.ITEMS_INCOMPLETE, "not complete");

    assertThatThrownBy(() -> node.change(ines, message, OPERATION, Answer.class, () -> {
      effect();
      throw refusal;
    })).isSameAs(refusal);
    node.refused(ines, message, refusal, "BR-1");

    assertThat(effects()).isZero();
    assertThat(audited()).containsExactly("REQUEST_REFUSED ITEMS_INCOMPLETE");
    assertThatThrownBy(() -> otherNode.change(ines, message, OPERATION, Answer.class, this::effect)).isInstanceOf(ReplayedException.class);
    assertThat(node.change(ines, message(content), OPERATION, Answer.class, this::effect).repeated())
        .as("a refused request is not answered from the store").isFalse();
  }

  @Test
  void aDefectUndoesEverythingSoThatTheSameMessageMayComeAgain() {
    Frame message = message(content);
    assertThatThrownBy(() -> node.change(ines, message, OPERATION, Answer.class, () -> {
      effect();
      throw new IllegalStateException("a defect");
    })).isInstanceOf(IllegalStateException.class);

    assertThat(effects()).isZero();
    assertThat(node.change(ines, message, OPERATION, Answer.class, this::effect).repeated()).isFalse();
  }

  @Test
  void theStoredAnswerIsSealed() {
    node.change(ines, message(content), OPERATION, Answer.class, this::effect);

    assertThat(new String(store.jdbc().sql("select answer from request where request_id = ?").param(requestId).query(byte[].class).single(),
        StandardCharsets.ISO_8859_1)).doesNotContain(requestId);
  }

  /** Something that the work does in the database. */
  private Answer effect() {
    store.jdbc().sql("insert into effect (request_id) values (?)").param(requestId).update();
    return new Answer(requestId, 1);
  }

  private int effects() {
    return store.jdbc().sql("select count(*) from effect where request_id = ?").param(requestId).query(Integer.class).single();
  }

  private Frame message(byte[] digest) {
    return new Frame(requestId, digest, bytes(), LocalDate.of(2026, 3, 2), UUID.randomUUID().toString());
  }

  private Caller elsewhere() {
    Organisation one = ines.organisation();
    return new Caller(new Organisation(new HcoNumber("10000022"), one.nihii(), one.name(), one.type(), one.residential(), one.vsbNumbers(),
        one.software(), one.circleOfTrust(), one.certificates(), one.users()), ines.user(), ines.role(), ines.provider(), ines.software(), ines.standing());
  }

  private List<String> audited() {
    return store.auditRows().ofRequest(requestId).stream().map((Row row) -> row.action() + " " + row.code()).toList();
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private interface Work {
    Callable<Object> of(int number);
  }

  /** What came of each, an answer or what it threw. */
  private static List<Object> together(int number, Work work, Runnable go) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(number);
    try {
      var calls = Stream.iterate(0, i -> i + 1).limit(number).map(i -> threads.submit(work.of(i))).toList();
      go.run();
      var outcomes = new ArrayList<Object>();
      for (var call : calls) {
        try {
          outcomes.add(call.get());
        } catch (ExecutionException e) {
          outcomes.add(e.getCause());
        }
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
