package org.belraihub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Deliveries on a real PostgreSQL (R5.21, R7.07, R10.14): order, one effect, holds, parking, outages, nodes that die. */
class DeliveriesIT {

  private static HubStore store;

  private final DeliveryNode node = new DeliveryNode(store, "node-a");
  private final long person = store.person();
  private final long assessment = store.assessment(person);
  private final long other = store.assessment(person);

  @BeforeAll
  static void open() {
    store = new HubStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void idsThatComeDoubledAndInAnyOrderDeliverEachOnceInTheOrderOfTheLane() {
    long first = node.enqueue(person, assessment);
    long second = node.enqueue(person, other);
    long third = node.enqueue(person, assessment);

    node.work(third, first, first, second, third, third, first, second);

    assertThat(node.attempted).containsExactly(first, second, third);
    assertThat(List.of(first, second, third)).allMatch(id -> node.state(id) == DeliveryState.ACKED);
    assertThat(node.row(first).messageId()).isEqualTo("REG-" + first);
    assertThat(node.row(first).acknowledgedAt()).isEqualTo(store.clock().now());
  }

  /** The whole lane goes with the id of its head, unless the hub ends. */
  @Test
  void whatFollowsInALaneGoesWithItsHeadAndWaitsWhenTheHubEnds() {
    List<Long> lane = List.of(node.enqueue(person, assessment), node.enqueue(person, other), node.enqueue(person, assessment));
    node.answers(lane.get(1), (delivery, partner) -> {
      node.deliveries.end();
      return DeliveryNode.acknowledged(delivery, partner);
    });

    node.work(lane.get(0));

    assertThat(node.attempted).containsExactly(lane.get(0), lane.get(1));
    assertThat(node.state(lane.get(2))).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void anIdThatNobodyKnowsIsNoWork() {
    node.work(Long.MAX_VALUE);

    assertThat(node.attempted).isEmpty();
  }

  @Test
  void twoNodesUnderLoadKeepEachLaneInOrderAndNeverTwoAtOnce() throws Exception {
    var nodes = List.of(node, new DeliveryNode(store, "node-b"));
    Map<Long, List<Long>> lanes = new HashMap<>();
    var busy = new ConcurrentHashMap<Long, Long>();
    var sent = new ConcurrentHashMap<Long, List<Long>>();
    var collisions = new CopyOnWriteArrayList<String>();
    var ids = new ArrayList<Long>();
    for (int lane = 0; lane < 6; lane++) {
      long client = store.person();
      for (int i = 0; i < 5; i++) {
        long id = node.enqueue(client, store.assessment(client));
        lanes.computeIfAbsent(client, key -> new ArrayList<>()).add(id);
        ids.add(id);
        nodes.forEach(one -> one.answers(id, (delivery, partner) -> {
          Long before = busy.putIfAbsent(delivery.lane(), delivery.id());
          if (before != null) {
            collisions.add(before + " and " + delivery.id());
          }
          sent.computeIfAbsent(delivery.lane(), key -> new CopyOnWriteArrayList<>()).add(delivery.id());
          Thread.onSpinWait();
          busy.remove(delivery.lane(), delivery.id());
          return DeliveryNode.acknowledged(delivery, partner);
        }));
      }
    }
    var announced = new ArrayList<Long>();
    for (int copy = 0; copy < 6; copy++) {
      announced.addAll(ids);
    }
    Collections.shuffle(announced, new Random(42));

    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < announced.size(); i++) {
        DeliveryNode one = nodes.get(i % 2);
        long id = announced.get(i);
        work.add(threads.submit(() -> one.work(id)));
      }
      for (var each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    // what no copy of an id reached is found by the sweep; here by hand, in order
    ids.forEach(node::work);

    assertThat(collisions).isEmpty();
    assertThat(sent).isEqualTo(lanes);
  }

  @Test
  void aHeldDeliveryBlocksNothingAndGoesOnceItsConditionIsThere() {
    long held = node.enqueue(person, assessment);
    long next = node.enqueue(person, other);
    node.answers(held, DeliveryNode::held).answers(held, DeliveryNode::held);

    node.work(held, next, held);

    assertThat(node.attempted).as("held before its next look is not asked again").containsExactly(held, next);
    assertThat(node.row(held).stateName()).isEqualTo("HELD_NO_CONSENT");
    assertThat(node.row(held).attempts()).as("asking is no attempt").isZero();
    store.pass(Duration.ofMinutes(15));
    node.work(held);
    store.pass(Duration.ofMinutes(15));
    node.work(held);
    assertThat(node.state(held)).isEqualTo(DeliveryState.ACKED);
    assertThat(audited(held)).as("held is told once").containsExactly("DELIVERY_HELD NO_CONSENT", "DELIVERY_ACKNOWLEDGED REGISTERED");
  }

  @Test
  void ofTwoHeldDeliveriesOfALaneTheOlderGoesFirst() {
    long older = node.enqueue(person, assessment);
    long younger = node.enqueue(person, other);
    node.answers(older, DeliveryNode::held).answers(younger, DeliveryNode::held);
    node.work(older, younger);
    node.attempted.clear();
    store.pass(Duration.ofMinutes(15));

    node.work(younger, older, younger);

    assertThat(node.attempted).containsExactly(older, younger);
  }

  /** One answer of the person's consent is one for all that is held for it. */
  @Test
  void theHeldOfALaneAreNotAskedOneAfterTheOtherWhenTheAnswerIsTheSameForAll() {
    List<Long> held = List.of(node.enqueue(person, assessment), node.enqueue(person, other));
    held.forEach(id -> node.answers(id, DeliveryNode::heldForAll).answers(id, DeliveryNode::heldForAll));
    node.work(held.get(0));
    long queued = node.enqueue(person, assessment);
    node.attempted.clear();
    store.pass(Duration.ofMinutes(16));

    node.work(queued);

    assertThat(node.attempted).containsExactly(held.get(0), queued);
  }

  @Test
  void whatIsBeingAskedWhileItsConditionChangesIsAskedOnceMore() {
    long held = node.enqueue(person, assessment);
    node.answers(held, (delivery, partner) -> {
      store.transaction().executeWithoutResult(status -> node.desk.askAgain(LegName.INDICATION, "NO_CONSENT"));
      return DeliveryNode.held(delivery, partner);
    });

    node.work(held);

    assertThat(node.attempted).containsExactly(held, held);
    assertThat(node.state(held)).isEqualTo(DeliveryState.ACKED);
  }

  /** A sweep that marks the next of a lane does not announce it: who works the lane has to go on with it. */
  @Test
  void theNextOfALaneIsWaitedForWhenSomebodyHasItInHand() throws SQLException {
    long first = node.enqueue(person, assessment);
    long next = node.enqueue(person, other);
    try (var sweep = store.source().getConnection()) {
      sweep.setAutoCommit(false);
      var theirs = JdbcClient.create(new SingleConnectionDataSource(sweep, true));
      node.answers(first, (delivery, partner) -> {
        theirs.sql("select id from delivery where id = ? for update").param(next).query(Long.class).single();
        return DeliveryNode.acknowledged(delivery, partner);
      });
      var work = CompletableFuture.runAsync(() -> node.work(first));
      await().until(() -> store.jdbc().sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
          .query(Long.class).single() > 0);

      sweep.rollback();

      assertThat(work).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(node.attempted).containsExactly(first, next);
  }

  @Test
  void aParkedDeliveryBlocksOnlyLaterOnesAboutTheSameAssessment() {
    long parked = node.enqueue(person, assessment);
    long sameAssessment = node.enqueue(person, assessment);
    long otherAssessment = node.enqueue(person, other);
    node.answers(parked, DeliveryNode::refused);

    node.work(parked, sameAssessment, otherAssessment, sameAssessment);

    assertThat(node.attempted).containsExactly(parked, otherAssessment);
    assertThat(node.row(parked).state()).isEqualTo(DeliveryState.PARKED);
    assertThat(node.row(parked).reason()).isEqualTo("CONTENT_CONFLICT");
    assertThat(node.state(sameAssessment)).isEqualTo(DeliveryState.QUEUED);

    assertThat(node.desk.replay(parked, "an")).isTrue();
    node.work(sameAssessment, sameAssessment);
    assertThat(node.attempted).containsExactly(parked, otherAssessment, parked, sameAssessment);
    assertThat(audited(parked)).containsExactly("DELIVERY_PARKED CONTENT_CONFLICT", "DELIVERY_REPLAYED null",
        "DELIVERY_ACKNOWLEDGED REGISTERED");
  }

  @Test
  void aDiscardedDeliveryLetsTheNextGoAndNeverGoesItself() {
    long parked = node.enqueue(person, assessment);
    long sameAssessment = node.enqueue(person, assessment);
    node.answers(parked, DeliveryNode::refused);
    node.work(parked);

    assertThat(node.desk.discard(parked, "an")).isTrue();
    node.work(parked, sameAssessment);

    assertThat(node.attempted).containsExactly(parked, sameAssessment);
    assertThat(node.state(parked)).isEqualTo(DeliveryState.DISCARDED);
    assertThat(audited(parked)).containsExactly("DELIVERY_PARKED CONTENT_CONFLICT", "DELIVERY_DISCARDED null");
    assertThat(store.jdbc().sql("select details from audit_event where action = 'DELIVERY_DISCARDED' and correlation = ?")
        .param("delivery-" + parked).query(String.class).single()).contains("operator=an");
    assertThat(node.desk.discard(parked, "an")).as("final").isFalse();
    assertThat(node.desk.replay(parked, "an")).as("final").isFalse();
    assertThat(node.desk.replay(sameAssessment, "an")).as("not parked").isFalse();
  }

  @Test
  void aMessageThatFailsByItselfBacksOffAndIsParkedWithEveryAttemptOnRecord() {
    long id = node.enqueue(person, assessment);
    node.answers(id, DeliveryNode::failed).answers(id, DeliveryNode::failed).answers(id, DeliveryNode::failed);

    node.work(id, id);
    assertThat(node.row(id).attempts()).as("not before its pause").isEqualTo(1);
    assertThat(node.row(id).nextAttemptAt()).isEqualTo(store.clock().now().plusSeconds(5));
    store.pass(Duration.ofSeconds(5));
    node.work(id);
    assertThat(node.row(id).nextAttemptAt()).as("doubled, up to the longest").isEqualTo(store.clock().now().plusSeconds(8));
    store.pass(Duration.ofSeconds(8));
    node.work(id);

    assertThat(node.row(id).state()).isEqualTo(DeliveryState.PARKED);
    assertThat(node.row(id).attempts()).isEqualTo(DeliveryNode.MAX_ATTEMPTS);
    assertThat(node.desk.attempts(id)).extracting(DeliveryAttempt::outcome).containsExactly("FAILED", "FAILED", "FAILED");
  }

  @Test
  void aDefectCountsAsAFailedAttemptAndLeavesTheCircuitAlone() {
    long id = node.enqueue(person, assessment);
    node.answers(id, (delivery, partner) -> {
      throw new IllegalStateException("a defect");
    });

    node.work(id);

    assertThat(node.row(id).reason()).isEqualTo("DEFECT");
    assertThat(node.row(id).attempts()).isEqualTo(1);
    assertThat(node.circuits.states()).containsEntry("federal", "CLOSED");
    store.pass(DeliveryNode.FIRST_RETRY);
    node.work(id);
    assertThat(node.state(id)).isEqualTo(DeliveryState.ACKED);
  }

  @Test
  void aPartnerThatCannotBeReachedOpensItsCircuitUsesNoAttemptAndStopsNobodyElse() {
    long person2 = store.person();
    long down = node.enqueue(person, assessment);
    long behind = node.enqueue(person2, store.assessment(person2));
    long elsewhere = node.enqueue(store.person(), assessment);
    node.to(down, "fund-180");
    node.to(behind, "fund-180");
    node.to(elsewhere, "fund-280");
    node.answers(down, DeliveryNode::unreachable);

    node.work(down, behind, elsewhere, down, behind);

    assertThat(node.attempted).as("one try, then silence").containsExactly(down, elsewhere);
    assertThat(node.row(down).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(node.row(down).attempts()).isZero();
    assertThat(node.row(behind).reason()).isEqualTo("CIRCUIT_OPEN");
    await().until(() -> node.circuits.halfOpen().contains("fund-180"));
    node.work(behind, down);
    assertThat(List.of(down, behind)).allMatch(id -> node.state(id) == DeliveryState.ACKED);
    assertThat(node.circuits.states()).containsEntry("fund-180", "CLOSED");
  }

  @Test
  void anotherNodeTakesOverWhenAClaimEndsAndTheFirstNodesLateFailureChangesNothing() {
    var second = new DeliveryNode(store, "node-b");
    long id = node.enqueue(person, assessment);
    node.answers(id, (delivery, partner) -> {
      second.work(id);
      assertThat(second.attempted).as("claimed by the first").isEmpty();
      store.pass(DeliveryNode.CLAIM.plusSeconds(1));
      second.answers(id, (again, samePartner) -> DeliveryNode.failed(again, samePartner));
      second.work(id);
      return DeliveryNode.refused(delivery, partner);
    });

    node.work(id);

    assertThat(second.attempted).containsExactly(id);
    assertThat(node.row(id).state()).as("the second node's word stands").isEqualTo(DeliveryState.QUEUED);
    assertThat(node.row(id).reason()).isEqualTo("NO_ANSWER");
  }

  @Test
  void theFirstNodesLateFailureDoesNotEndTheClaimOfTheSecond() {
    var second = new DeliveryNode(store, "node-b");
    long id = node.enqueue(person, assessment);
    node.answers(id, (delivery, partner) -> {
      store.pass(DeliveryNode.CLAIM.plusSeconds(1));
      claimed(id, "node-b");
      return DeliveryNode.failed(delivery, partner);
    });

    node.work(id);

    assertThat(second.state(id)).as("node-b is sending it").isEqualTo(DeliveryState.SENDING);
    assertThat(second.row(id).attempts()).isZero();
  }

  @Test
  void thatThePartnerHasItIsTrueWhoeverHeardIt() {
    long id = node.enqueue(person, assessment);
    node.answers(id, (delivery, partner) -> {
      claimed(id, "node-b");
      return DeliveryNode.acknowledged(delivery, partner);
    });

    node.work(id);

    assertThat(node.state(id)).isEqualTo(DeliveryState.ACKED);
  }

  @Test
  void aNodeThatComesBackEndsItsOwnClaimsOnly() {
    long own = node.enqueue(person, assessment);
    long person2 = store.person();
    long others = node.enqueue(person2, store.assessment(person2));
    claimed(own, "node-a");
    claimed(others, "node-b");

    node.sweep.begin();

    assertThat(node.state(own)).isEqualTo(DeliveryState.QUEUED);
    assertThat(node.state(others)).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void whoWasOvertakenSendsToNobodyElse() {
    long delivery = node.enqueue(person, assessment);

    assertThat(node.desk.messageIdGiven(delivery, "fund-600", "MSG-1")).isTrue();
    assertThat(node.desk.messageIdGiven(delivery, "fund-600", "MSG-2")).as("the same fund again, as after an operator's replay").isTrue();

    assertThat(node.desk.messageIdGiven(delivery, "fund-300", "MSG-3")).isFalse();
    assertThat(store.jdbc().sql("select partner || message_id from delivery where id = ?").param(delivery).query(String.class).single())
        .isEqualTo("fund-600MSG-2");
  }

  @Test
  void anAcknowledgmentThatComesTwiceEarlyOrAfterAllWasGivenUpCountsOnce() throws Exception {
    long early = node.enqueue(person, assessment);
    long late = node.enqueue(person, other);
    node.answers(early, (delivery, partner) -> {
      store.transaction().executeWithoutResult(status -> node.desk.messageIdGiven(early, "fund-380", "MSG-" + early));
      receipt(early, true);
      return DeliveryNode.handedOver(delivery, partner);
    });
    node.answers(late, DeliveryNode::handedOver);

    node.work(early, late);
    receipt(early, true);
    assertThat(node.state(early)).isEqualTo(DeliveryState.ACKED);
    assertThat(node.state(late)).isEqualTo(DeliveryState.SENT);
    receipt(late, false);
    receipt(late, false);
    assertThat(node.state(late)).isEqualTo(DeliveryState.PARKED);
    receipt(late, true);

    assertThat(node.state(late)).isEqualTo(DeliveryState.ACKED);
    assertThat(audited(early)).containsExactly("DELIVERY_ACKNOWLEDGED null");
    assertThat(audited(late)).containsExactly("DELIVERY_PARKED NO_ACKNOWLEDGMENT", "DELIVERY_ACKNOWLEDGED null");
  }

  @Test
  void theBytesOfADeliveryAreRenderedOnceAndSealed() {
    long id = node.enqueue(person, assessment);

    byte[] first = node.desk.payload(node.row(id), () -> "first".getBytes(StandardCharsets.UTF_8));
    byte[] again = node.desk.payload(node.row(id), () -> "second".getBytes(StandardCharsets.UTF_8));

    assertThat(again).isEqualTo(first).asString().isEqualTo("first");
    assertThat(store.jdbc().sql("select sealed from delivery_payload where delivery_id = ?").param(id).query(byte[].class).single())
        .asString().doesNotContain("first");
  }

  private void receipt(long id, boolean acknowledged) {
    store.transaction().executeWithoutResult(status -> {
      try (var connection = store.source().getConnection()) {
        if (acknowledged) {
          node.receipts.acknowledged(connection, "MSG-" + id);
        } else {
          node.receipts.givenUp(connection, "MSG-" + id, "NO_ACKNOWLEDGMENT");
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private void claimed(long id, String by) {
    store.jdbc().sql("update delivery set state = 'SENDING', claimed_by = ?, claimed_until = now() + interval '1 year' where id = ?")
        .params(by, id).update();
  }

  private List<String> audited(long id) {
    return store.auditRows().ofCorrelation("delivery-" + id).stream().map(row -> row.action() + " " + row.code()).toList();
  }
}
