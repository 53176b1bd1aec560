package org.belraihub.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts ids of due work on its queue, persistent, many in one broker transaction: one by one the broker's disk
 * would be the limit. An id that is lost here is announced again by the sweep.
 */
public final class DeliveryAnnouncer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryAnnouncer.class);
  private static final int BATCH = 200;

  private record Announcement(String queue, long id) {
  }

  private final ConnectionFactory broker;
  private final BlockingQueue<Announcement> waiting = new LinkedBlockingQueue<>(100_000);
  private final Thread thread = new Thread(this::run, "delivery-announcer");
  private volatile boolean open = true;

  /** An announcer that starts with {@link #start}. */
  public DeliveryAnnouncer(ConnectionFactory broker) {
    this.broker = broker;
  }

  /** Begins to announce. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Announces soon; never blocks and never fails: the row is the truth. */
  public void announce(String queue, Collection<Long> ids) {
    ids.forEach(id -> waiting.offer(new Announcement(queue, id)));
  }

  private void run() {
    while (open) {
      try (Connection connection = broker.createConnection();
           Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
           MessageProducer producer = session.createProducer(null)) {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        while (open) {
          send(session, producer, next());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (JMSException e) {
        LOG.warn("The broker does not take announcements now; the sweep announces again: {}", e.getMessage());
        pause();
      }
    }
  }

  private List<Announcement> next() throws InterruptedException {
    var batch = new ArrayList<Announcement>();
    batch.add(waiting.take());
    waiting.drainTo(batch, BATCH - 1);
    return batch;
  }

  private static void send(Session session, MessageProducer producer, List<Announcement> batch) throws JMSException {
    for (Announcement announcement : batch) {
      producer.send(session.createQueue(announcement.queue), session.createTextMessage(Long.toString(announcement.id)));
    }
    session.commit();
  }

  private void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
