package org.belraihub.ebms.outbox;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.EndpointGate;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.time.SystemClock;

/**
 * Transmits stored bytes. A transmission is counted before it happens, so that a death in the middle counts; a connection that does
 * not come about is taken back. No database transaction is open while the partner is spoken to.
 */
public final class Transmitter {

  private final Transactions transactions;
  private final Agreements agreements;
  private final OwnParty own;
  private final HttpSender http;
  private final EndpointGate gate;
  private final ChunkedOctets chunks;
  private final SystemClock clock;
  private final ReplyReader replies;
  private final OutgoingStore store = new OutgoingStore();
  private final InquiryStore inquiries = new InquiryStore();
  private final Failures failures;
  private final Resubmission resubmission;
  private final MessageListener listener;

  /** A transmitter for the messages of one party. */
  public Transmitter(Transactions transactions, Agreements agreements, OwnParty own, HttpSender http, EndpointGate gate, ChunkedOctets chunks,
      SystemClock clock, ReplyReader replies, Outbox outbox, MessageListener listener) {
    this.transactions = transactions;
    this.agreements = agreements;
    this.own = own;
    this.http = http;
    this.gate = gate;
    this.chunks = chunks;
    this.clock = clock;
    this.replies = replies;
    this.failures = new Failures(store, listener);
    this.resubmission = new Resubmission(outbox, listener);
    this.listener = listener;
  }

  /** Transmits one message if it is due. */
  public TransmissionOutcome transmit(MessageId id) {
    return transactions.alone(connection -> store.claim(connection, id, clock.now())).map(this::transmit)
        .orElseGet(TransmissionOutcome.NotDue::new);
  }

  /** Takes what is due and may be tried now. */
  List<Claim> claimDue(int atMost) {
    Instant now = clock.now();
    return transactions.alone(connection -> store.claimDue(connection, now, atMost, gate.closedAt(now)));
  }

  /**
   * What has used up its transmissions or its time is given up, or asked about if it may have arrived; what never left, because its
   * partner was down all the time, goes on waiting under a new id. Returns how many.
   */
  int giveUpOverdue(int atMost) {
    Instant now = clock.now();
    return transactions.inTransaction(connection -> {
      var overdue = store.overdue(connection, now, atMost);
      for (OutgoingRecord message : overdue) {
        boolean expired = !message.timeToLive().isAfter(now);
        if (message.attempts() > 0 && message.ackRequested()) {
          inquiries.begin(connection, message.messageId(), now);
          continue;
        }
        if (expired && message.attempts() == 0 && resubmission.of(connection, message)) {
          continue;
        }
        failures.give(connection, message, agreements.find(message.cpaId()).isEmpty() ? DeliveryFailure.Code.AGREEMENT_UNUSABLE
            : expired ? DeliveryFailure.Code.TIME_TO_LIVE_EXPIRED : DeliveryFailure.Code.NO_ACKNOWLEDGMENT,
            message.attempts() + " transmissions");
      }
      return overdue.size();
    });
  }

  /** Transmits a message that was prepared and committed. */
  public TransmissionOutcome transmit(Prepared prepared) {
    return prepared.first().map(this::transmit).orElseGet(() -> transmit(prepared.id()));
  }

  /** Transmits what was claimed. */
  TransmissionOutcome transmit(Claim claim) {
    return transmit(claim.open(chunks));
  }

  private TransmissionOutcome transmit(Transmission claim) {
    long begun = System.nanoTime();
    TransmissionOutcome outcome = transmitted(claim);
    listener.onTransmission(outcome, Duration.ofNanos(System.nanoTime() - begun));
    return outcome;
  }

  private TransmissionOutcome transmitted(Transmission claim) {
    Optional<URI> endpoint = endpoint(claim);
    if (endpoint.isEmpty()) {
      // the document may come back while the message lives
      return release(claim, gate.close(claim.cpaId(), clock.now()));
    }
    if (!gate.isOpen(claim.cpaId(), clock.now())) {
      return release(claim, gate.close(claim.cpaId(), clock.now()));
    }
    HttpOutcome outcome = http.post(endpoint.get(), claim.contentType(), claim.body());
    if (outcome instanceof HttpOutcome.Unreachable || outcome instanceof HttpOutcome.Answered answered && answered.reply().isClosed()) {
      return release(claim, gate.close(claim.cpaId(), clock.now()));
    }
    gate.open(claim.cpaId());
    if (outcome instanceof HttpOutcome.Answered given) {
      return answered(claim, given.reply());
    }
    return repeat(claim, "UNCERTAIN " + ((HttpOutcome.Uncertain) outcome).reason());
  }

  private TransmissionOutcome answered(Transmission claim, HttpReply reply) {
    if (reply.isSuccess()) {
      return switch (reply.body().length == 0 ? ReplyReader.Verdict.NOTHING : replies.read(claim.messageId(), reply)) {
        case ACKNOWLEDGED -> new TransmissionOutcome.Acknowledged();
        case REFUSED -> new TransmissionOutcome.Failed(DeliveryFailure.Code.REFUSED_BY_PARTNER, "answered with an error message");
        case NOTHING -> accepted(claim);
        // an acknowledgment would still come; a response comes only to a repetition
        case UNUSABLE -> claim.ackExpected() ? accepted(claim) : repeat(claim, "UNUSABLE REPLY");
      };
    }
    return reply.mayBeRepeated() ? repeat(claim, "HTTP " + reply.status())
        : fail(claim, DeliveryFailure.Code.REFUSED_BY_TRANSPORT, "HTTP " + reply.status());
  }

  private TransmissionOutcome accepted(Transmission claim) {
    if (!claim.ackExpected()) {
      inTransaction(connection -> store.sent(connection, claim.messageId()));
    }
    return new TransmissionOutcome.Accepted();
  }

  private TransmissionOutcome release(Transmission claim, Instant notBefore) {
    inTransaction(connection -> store.release(connection, claim, notBefore));
    return new TransmissionOutcome.Unreachable(notBefore);
  }

  private TransmissionOutcome repeat(Transmission claim, String outcome) {
    inTransaction(connection -> store.outcome(connection, claim, outcome));
    return new TransmissionOutcome.ToBeRepeated(outcome);
  }

  private TransmissionOutcome fail(Transmission claim, DeliveryFailure.Code code, String detail) {
    inTransaction(connection -> {
      store.outcome(connection, claim, detail);
      Optional<OutgoingRecord> message = store.find(connection, claim.messageId());
      if (message.isPresent()) {
        failures.give(connection, message.get(), code, detail);
      }
    });
    return new TransmissionOutcome.Failed(code, detail);
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

  private Optional<URI> endpoint(Transmission message) {
    return agreements.find(message.cpaId())
        .flatMap(agreement -> own.in(agreement).flatMap(self -> agreement.route(self, message.service(), message.action())))
        .map(Route::receiving).map(receiving -> receiving.channel().endpoint());
  }
}
