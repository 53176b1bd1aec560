package org.belraihub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** R11.08: the broker carries ids only: what it never got, or lost with everything it had, the sweep announces again. */
class LostAnnouncementsIT {

  private static final int NUMBER = 7;
  private static final String BROKER = "vm://" + NUMBER;

  @TempDir
  Path journal;

  private final HubStore store = new HubStore();
  private EmbeddedActiveMQ broker;

  @BeforeEach
  void start() throws Exception {
    ((Logger) LoggerFactory.getLogger("org.apache.activemq")).setLevel(Level.WARN);
    broker = started("first");
  }

  @AfterEach
  void stop() throws Exception {
    broker.stop();
    store.close();
  }

  private EmbeddedActiveMQ started(String name) throws Exception {
    Path directory = journal.resolve(name);
    return new EmbeddedActiveMQ().setConfiguration(new ConfigurationImpl().setSecurityEnabled(false).setPersistenceEnabled(true)
        .setJournalDirectory(directory.resolve("journal").toString()).setBindingsDirectory(directory.resolve("bindings").toString())
        .setLargeMessagesDirectory(directory.resolve("large").toString()).setPagingDirectory(directory.resolve("paging").toString())
        .addAcceptorConfiguration("in-vm", BROKER)).start();
  }

  @Test
  void whatTheBrokerLostIsAnnouncedAgainAndDeliveredOnce() throws Exception {
    var node = new DeliveryNode(store, "node-a", new ActiveMQConnectionFactory(BROKER));
    node.announcer.start();
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      ids.add(enqueued(node, store.person()));
    }
    long person = store.person();
    long head = enqueued(node, person);
    ids.addAll(List.of(head, enqueued(node, person), enqueued(node, person)));
    node.sweep.sweep();
    await("ids of all lanes, of each its head only").until(() -> waiting() == 21);
    node.sweep.sweep();
    broker.stop();
    broker = started("another, which knows nothing");

    try (var connection = new ActiveMQConnectionFactory(BROKER).createConnection();
        var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        var consumer = session.createConsumer(session.createQueue(LegName.INDICATION.queue()))) {
      consumer.setMessageListener(message -> {
        try {
          node.work(Long.parseLong(message.getBody(String.class)));
        } catch (JMSException e) {
          throw new IllegalStateException(e);
        }
      });
      connection.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> {
        store.pass(Duration.ofSeconds(31));
        node.sweep.sweep();
        return ids.stream().allMatch(id -> node.state(id) == DeliveryState.ACKED);
      });
    } finally {
      node.announcer.close();
    }

    assertThat(node.attempted).containsExactlyInAnyOrderElementsOf(List.copyOf(ids));
    assertThat(node.attempted).containsSubsequence(ids.subList(ids.indexOf(head), ids.size()));
  }

  /** What is new would stand behind all of it. */
  @Test
  void ofALargeBacklogOnlySoMuchIsAnnouncedAsIsWorkedInSomeSeconds() throws Exception {
    var node = new DeliveryNode(store, "node-a", new ActiveMQConnectionFactory(BROKER));
    node.pace.rate(LegName.INDICATION, 10_000);
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 520; i++) {
      ids.add(enqueued(node, store.person()));
    }
    node.sweep.sweep();
    node.sweep.sweep();
    node.sweep.sweep();
    assertThat(announced()).isEqualTo(500);

    ids.subList(0, 15).forEach(node::work);
    node.sweep.sweep();

    assertThat(announced()).isEqualTo(515);
  }

  private long announced() {
    return store.jdbc().sql("select count(*) from delivery where announced_at is not null or state = 'ACKED'").query(Long.class).single();
  }

  private long enqueued(DeliveryNode node, long person) {
    return node.enqueue(person, store.assessment(person));
  }

  private long waiting() {
    var queue = broker.getActiveMQServer().locateQueue(LegName.INDICATION.queue());
    return queue == null ? 0 : queue.getMessageCount();
  }
}
