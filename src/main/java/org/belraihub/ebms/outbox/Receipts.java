package org.belraihub.ebms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.ErrorList;
import org.belraihub.ebms.header.Severity;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.outbox.ReplyReader.Verdict;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.time.SystemClock;

/**
 * What partners say about messages of ours: acknowledgments, errors, states. An acknowledgment counts only when it is signed as agreed
 * and its digests are those of what was sent (non-repudiation of receipt).
 */
public final class Receipts {

  private final Transactions transactions;
  private final AtRest atRest;
  private final SystemClock clock;
  private final MessageListener listener;
  private final OutgoingStore store = new OutgoingStore();
  private final Failures failures;

  /** Receipts for the messages in this store. */
  public Receipts(Transactions transactions, AtRest atRest, SystemClock clock, MessageListener listener) {
    this.transactions = transactions;
    this.atRest = atRest;
    this.clock = clock;
    this.listener = listener;
    this.failures = new Failures(store, listener);
  }

  /**
   * Takes an acknowledgment.
   *
   * @param verified whether it carried the partner's verified signature
   * @param wire     as received, for the evidence
   */
  public Verdict acknowledged(String cpaId, Acknowledgment acknowledgment, boolean verified, WireMessage wire) {
    MessageId id = acknowledgment.refToMessageId();
    Optional<OutgoingRecord> found = transactions.alone(connection -> store.find(connection, id));
    if (found.isEmpty() || !found.get().cpaId().equals(cpaId)) {
      listener.onAlarm(new Alarm(Alarm.Kind.UNKNOWN_REFERENCE, cpaId, id, "acknowledgment of a message that was never sent"));
      return Verdict.NOTHING;
    }
    OutgoingRecord message = found.get();
    if (message.ackSigned() && !verified) {
      return refused(message, "the acknowledgment is not signed");
    }
    if (!sameDigests(message, acknowledgment.references())) {
      return refused(message, "the acknowledgment has other digests than what was sent");
    }
    record(message, acknowledgment.timestamp(), wire);
    return Verdict.ACKNOWLEDGED;
  }

  /** Takes an error about a message; a warning changes nothing. */
  public Verdict refused(String cpaId, MessageId about, ErrorList errors) {
    Optional<OutgoingRecord> found = transactions.alone(connection -> store.find(connection, about));
    if (found.isEmpty() || !found.get().cpaId().equals(cpaId)) {
      listener.onAlarm(new Alarm(Alarm.Kind.UNKNOWN_REFERENCE, cpaId, about, "error about a message that was never sent: " + errors.codes()));
      return Verdict.NOTHING;
    }
    if (errors.highest() == Severity.WARNING) {
      listener.onAlarm(new Alarm(Alarm.Kind.ERROR_REPORT, cpaId, about, "warning: " + errors.codes()));
      return Verdict.NOTHING;
    }
    boolean given = transactions.inTransaction(
        connection -> failures.give(connection, found.get(), DeliveryFailure.Code.REFUSED_BY_PARTNER, errors.codes()));
    if (!given) {
      listener.onAlarm(new Alarm(Alarm.Kind.ERROR_REPORT, cpaId, about, "error about a message that no longer waits: " + errors.codes()));
    }
    return Verdict.REFUSED;
  }

  private Verdict refused(OutgoingRecord message, String why) {
    listener.onAlarm(new Alarm(Alarm.Kind.ACKNOWLEDGMENT_REFUSED, message.cpaId(), message.messageId(), why));
    return Verdict.NOTHING;
  }

  private void record(OutgoingRecord message, Instant receivedAt, WireMessage wire) {
    byte[] sealed = atRest.seal(wire.body().bytes());
    transactions.inTransaction(connection -> {
      if (store.acknowledge(connection, message.messageId(), clock.now(), wire.contentType(), sealed)) {
        listener.onAcknowledged(connection, new Acknowledged(message.messageId(), message.cpaId(), message.service(), message.action(),
            message.businessKey(), receivedAt, message.state() == OutgoingState.FAILED, Acknowledged.Proof.ACKNOWLEDGMENT));
      }
      return Boolean.TRUE;
    });
  }

  /** An unsigned acknowledgment may come without digests; what it states must be true. */
  private static boolean sameDigests(OutgoingRecord message, List<SignedReference> stated) {
    List<SignedReference> sent = message.references();
    if (stated.isEmpty()) {
      return !message.ackSigned() || sent.isEmpty();
    }
    return stated.size() == sent.size()
        && sent.stream().allMatch(reference -> stated.stream().anyMatch(reference::sameDigest));
  }
}
