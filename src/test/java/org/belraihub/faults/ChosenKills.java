package org.belraihub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.testing.StoredBacklog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kills whose consequence is a rule of its own. */
abstract class ChosenKills extends Kills {

  private static final int FEDERAL_CONSUMERS = 4;
  private static final int SENT = 120;

  /** A fund that may have booked an indication is the one that is asked until it acknowledges. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void anIndicationStaysWithTheFundThatTookItWhenTheMembershipIsCorrectedWhileTheHubIsDead() throws Exception {
    hubWith();
    var client = CareDesk.clients(stage.control(), 1).get(0);
    Trap trap = stage.partnersDatabase().set(Work.FUND_BOOKS, Phase.DONE);
    desk.sendUntilAnswered(desk.about(client));
    trap.await(MOMENT);

    stage.hub().kill();
    trap.letGo();
    CareDesk.corrected(stage.control(), client);
    stage.hub().start();

    settle();
  }

  /**
   * After an outage of the federal side: the hub is killed while its backlog drains, each time after another share of it.
   * {@code -Ddrain.kill.messages=20000 -Ddrain.kill.rounds=4} does it at length; what goes beyond {@value #SENT} is copied in the database.
   */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aBacklogDrainsOnceAndInOrderWhateverKillsTheHubMeanwhile() throws Exception {
    hubWith();
    int messages = Integer.getInteger("drain.kill.messages", 120);
    int rounds = Integer.getInteger("drain.kill.rounds", 4);
    long registered = stage.books().registered();
    stage.control().down("federal");
    backlog(Math.min(messages, SENT));
    try (var database = stage.books().connection()) {
      copied.addAll(new StoredBacklog(database).add(Math.max(0, messages - SENT)));
    }
    stage.control().up("federal");

    for (int round = 1; round <= rounds; round++) {
      long share = registered + (long) messages * round / (rounds + 2);
      await("a share of the backlog").atMost(START.plusSeconds(messages)).pollInterval(Duration.ofMillis(50))
          .until(() -> stage.books().registered() >= share);
      stage.hub().kill();
      long before = stage.books().registered() - registered;
      stage.hub().start();
      System.out.printf("drain round %d: killed after %d of %d%n", round, before, messages);
    }
    await("the whole backlog").atMost(START.plusSeconds(messages)).until(() -> stage.books().registered() == registered + messages);
    settle();
  }

  /** Four assessments of each client, so that order counts. */
  private void backlog(int messages) throws Exception {
    var clients = CareDesk.clients(stage.control(), (messages + 3) / 4);
    var places = new AtomicInteger();
    var senders = Executors.newFixedThreadPool(4);
    try {
      var sending = clients.stream().map(client -> senders.submit(() -> {
        for (int i = 0; i < 4 && places.getAndIncrement() < messages; i++) {
          desk.sendUntilAnswered(desk.about(client));
        }
      })).toList();
      for (var sender : sending) {
        sender.get();
      }
    } finally {
      senders.shutdown();
    }
  }

  /** It must not stay as a process that does nothing: whoever watches it starts it again only when it has ended. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void aHubThatLosesItsDatabaseWhileItStartsEnds() throws Exception {
    stage.hub().kill();
    Trap trap = stage.hub().database().set(Work.RECOVERY, Phase.SENT);
    stage.hub().start();
    trap.await(START);

    stage.restartDatabase();
    trap.cut();

    await("the end of the hub").atMost(Duration.ofSeconds(40)).until(() -> !stage.hub().lives());
    stage.hub().start();
    settle();
  }

  /** Losing the broker's ids would be harmless, waiting for the sweep after each restart would not: the journal keeps them. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void idsInTheJournalOfTheEmbeddedBrokerOutliveAKill() throws Exception {
    String[] noSweep = {"--hub.delivery.sweep-every=1h", "--hub.partners.services.federal.timeout=2m",
        "--hub.delivery.consumers.federal=" + FEDERAL_CONSUMERS};
    hubWith(noSweep);
    stage.control().slow("federal", Duration.ofMinutes(2));
    var clients = CareDesk.clients(stage.control(), 2 * FEDERAL_CONSUMERS);
    var references = clients.stream().map(client -> desk.sendUntilAnswered(desk.about(client))).toList();
    // ids are announced in order: when the last indication has left, every id before it is in the journal
    await("the last indication").atMost(SETTLED).until(() -> stage.books().booked(references.get(references.size() - 1)));

    stage.hub().kill();
    stage.control().up("federal");
    stage.hub().start(noSweep);

    await("what no consumer had in hand").atMost(SETTLED).until(() -> stage.books().registered(references) >= FEDERAL_CONSUMERS);
    hubWith();
  }

  /** Two hubs on one PostgreSQL and one broker: each can end what the other began, and the broker is not the truth. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void twoNodesAreAsOneWhenTheBrokerDiesAndWhenOneOfThemDies() throws Exception {
    var broker = stage.broker();
    broker.start();
    String[] together = {"--spring.artemis.mode=native", "--spring.artemis.broker-url=" + broker.url(), "--hub.delivery.claim=8s",
        "--hub.partners.services.federal.timeout=4s"};
    hubWith(together);
    var second = stage.secondHub();
    second.start(together);
    desk.calls(second);
    desk.sendUntilAnswered(desk.about(CareDesk.clients(stage.control(), 1).get(0)));
    desk.calls(stage.hub(), second);
    settle();
    // as behind a load balancer: what the funds send reaches a node that lives
    stage.control().hubEbms(stage.hub().messages());

    during(second.database().set(Work.CLAIM, Phase.DONE), trap -> {
      broker.kill();
      trap.letGo();
      broker.start();
    });
    during(second.database().set(Work.CLAIM, Phase.DONE), trap -> {
      second.kill();
      trap.cut();
    });
    desk.calls(stage.hub());
  }
}
