package org.belraihub.app;

import java.time.Duration;

import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.DataKeyRing;
import org.belraihub.keys.KeyRotation;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rotation of the data keys on a thread of its own: it may take hours and must not hold up what is scheduled. */
@Configuration(proxyBeanMethods = false)
class KeyRotationWorker {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotationWorker.class);

  @Bean
  KeyRotation keyRotation(JdbcClient jdbc, TransactionTemplate transaction, DataKeyRing keys, AuditTrail audit, SystemClock clock,
                          @Value("${hub.data-keys.read-every}") Duration readEvery) {
    return new KeyRotation(jdbc, transaction, keys, audit, clock, readEvery.multipliedBy(3));
  }

  @Bean(destroyMethod = "close")
  Loop keyRotationLoop(KeyRotation rotation, @Value("${hub.data-keys.read-every}") Duration readEvery) {
    return new Loop(rotation, readEvery);
  }

  /** Works what is under way, whoever began it and whenever. */
  static final class Loop implements AutoCloseable {

    private final KeyRotation rotation;
    private final Duration pause;
    private final Thread thread = new Thread(this::run, "key-rotation");

    Loop(KeyRotation rotation, Duration pause) {
      this.rotation = rotation;
      this.pause = pause;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          rotation.work();
        } catch (RuntimeException e) {
          LOG.warn("The rotation of the data keys goes on later: {}", e.toString());
        }
        try {
          Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      thread.join(5000);
    }
  }
}
