package org.belraihub.ebms.outbox;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.header.StatusResponse;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.outbox.InquiryStore.Inquiry;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.time.SystemClock;

/**
 * Before a message that may have arrived is given up, its partner is asked what it knows about it (ebMS 2.0 section 7). Known there: it
 * is confirmed. Not known and still alive: it is transmitted again under its id. Not known and over: it is submitted once more under a
 * new id, and the application is told. No answer: it is given up.
 */
public final class Inquiries implements StatusReader {

  /** Questions that stay without answer before a message is given up. */
  private static final int MOST = 5;

  private final Transactions transactions;
  private final Signalling signalling;
  private final Resubmission resubmission;
  private final SystemClock clock;
  private final MessageListener listener;
  private final InquiryStore store = new InquiryStore();
  private final OutgoingStore outgoing = new OutgoingStore();
  private final Failures failures;

  /** Inquiries about the messages of an outbox, asked by the given signalling. */
  public Inquiries(Transactions transactions, Signalling signalling, Outbox outbox, SystemClock clock, MessageListener listener) {
    this.transactions = transactions;
    this.signalling = signalling;
    this.resubmission = new Resubmission(outbox, listener);
    this.clock = clock;
    this.listener = listener;
    this.failures = new Failures(outgoing, listener);
  }

  /** Asks what is due; returns how many questions that were. */
  int ask(int atMost) {
    Instant now = clock.now();
    List<Inquiry> due = transactions.inTransaction(connection -> store.claimDue(connection, now, atMost, signalling.closedAt(now)));
    due.forEach(this::ask);
    return due.size();
  }

  private void ask(Inquiry inquiry) {
    if (inquiry.number() > MOST) {
      inTransaction(connection -> giveUp(connection, inquiry.about(), "the partner does not say whether it has it"));
      return;
    }
    Optional<URI> endpoint = signalling.endpoint(inquiry.cpaId());
    if (endpoint.isEmpty()) {
      inTransaction(connection -> giveUp(connection, inquiry.about(), "no agreement leads to an endpoint to ask at"));
      return;
    }
    HttpOutcome outcome = signalling.statusRequest(inquiry.cpaId(), inquiry.about());
    if (outcome instanceof HttpOutcome.Unreachable || outcome instanceof HttpOutcome.Answered answered && answered.reply().isClosed()) {
      unreachable(inquiry);
    }
  }

  private void unreachable(Inquiry inquiry) {
    Instant now = clock.now();
    inTransaction(connection -> {
      Optional<OutgoingRecord> message = store.lock(connection, inquiry.about());
      if (message.isPresent() && now.isAfter(lastDay(message.get()))) {
        giveUp(connection, inquiry.about(), "the partner cannot be reached to be asked");
      } else {
        store.release(connection, inquiry.about(), signalling.notBefore(inquiry.cpaId(), now));
      }
    });
  }

  /** A partner that is down is asked for as long again as the message lived. */
  private static Instant lastDay(OutgoingRecord message) {
    return message.timeToLive().plus(Duration.between(message.createdAt(), message.timeToLive()));
  }

  /** Takes the answer of a partner; also one that nobody waits for any more is noted. */
  @Override
  public void answered(String cpaId, StatusResponse response) {
    Instant now = clock.now();
    inTransaction(connection -> {
      if (!outgoing.partnerStatus(connection, cpaId, response.about(), response.status().wireName(), now)) {
        return;
      }
      Optional<OutgoingRecord> asked = store.lock(connection, response.about());
      if (asked.isEmpty()) {
        return;
      }
      OutgoingRecord message = asked.get();
      switch (response.status()) {
        case RECEIVED, PROCESSED, FORWARDED -> confirm(connection, message, response, now);
        case NOT_RECOGNIZED -> unknown(connection, message, now);
        case UNAUTHORIZED -> giveUp(connection, message.messageId(), "the partner does not let us ask");
      }
    });
  }

  private void confirm(Connection connection, OutgoingRecord message, StatusResponse response, Instant now) throws SQLException {
    store.confirm(connection, message.messageId());
    Instant receivedAt = response.timestamp() == null ? now : response.timestamp();
    listener.onAcknowledged(connection, new Acknowledged(message.messageId(), message.cpaId(), message.service(), message.action(),
        message.businessKey(), receivedAt, false, Acknowledged.Proof.STATUS));
  }

  private void unknown(Connection connection, OutgoingRecord message, Instant now) throws SQLException {
    if (message.timeToLive().isAfter(now)) {
      store.renew(connection, message.messageId(), now);
      return;
    }
    if (message.submission() > 1 || !resubmission.of(connection, message)) {
      giveUp(connection, message.messageId(), "the partner does not know it");
    }
  }

  private void giveUp(Connection connection, MessageId id, String detail) throws SQLException {
    Optional<OutgoingRecord> message = store.lock(connection, id);
    if (message.isPresent()) {
      boolean expired = !message.get().timeToLive().isAfter(clock.now());
      failures.give(connection, message.get(),
          expired ? DeliveryFailure.Code.TIME_TO_LIVE_EXPIRED : DeliveryFailure.Code.NO_ACKNOWLEDGMENT, detail);
    }
  }

  private interface Step {
    void on(Connection connection) throws SQLException;
  }

  private void inTransaction(Step step) {
    transactions.inTransaction(connection -> {
      step.on(connection);
      return Boolean.TRUE;
    });
  }
}
