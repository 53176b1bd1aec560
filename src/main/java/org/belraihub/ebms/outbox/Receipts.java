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
    byte[] sealed = atRest.seal(wire.body().bytes());
    try {
      return transactions.inTransaction(connection -> {
        Optional<OutgoingRecord> message = store.acknowledge(connection, id, clock.now(), wire.contentType(), sealed);
        OutgoingRecord known = (message.isPresent() ? message : store.find(connection, id)).filter(found -> found.cpaId().equals(cpaId))
            .orElseThrow(() -> new NotAReceiptException(Alarm.Kind.UNKNOWN_REFERENCE, "acknowledgment of a message that was never sent"));
        proven(known, acknowledgment, verified);
        if (message.isPresent()) {
          listener.onAcknowledged(connection, acknowledged(known, acknowledgment.timestamp()));
        }
        return Verdict.ACKNOWLEDGED;
      });
    } catch (NotAReceiptException e) {
      listener.onAlarm(new Alarm(e.kind, cpaId, id, String.valueOf(e.getMessage())));
      return Verdict.NOTHING;
    }
  }

  /** Undoes the transaction when the acknowledgment does not prove that what was sent was received. */
  private static void proven(OutgoingRecord message, Acknowledgment acknowledgment, boolean verified) {
    if (message.ackSigned() && !verified) {
      throw new NotAReceiptException(Alarm.Kind.ACKNOWLEDGMENT_REFUSED, "the acknowledgment is not signed");
    }
    if (!sameDigests(message, acknowledgment.references())) {
      throw new NotAReceiptException(Alarm.Kind.ACKNOWLEDGMENT_REFUSED, "the acknowledgment has other digests than what was sent");
    }
  }

  /** Late when the message had been given up: only then has it a failure code. */
  private static Acknowledged acknowledged(OutgoingRecord message, Instant receivedAt) {
    return new Acknowledged(message.messageId(), message.cpaId(), message.service(), message.action(), message.businessKey(), receivedAt,
        message.failureCode() != null, Acknowledged.Proof.ACKNOWLEDGMENT);
  }

  /** Takes a refusal through a transaction, which is undone by it. */
  private static final class NotAReceiptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Alarm.Kind kind;

    NotAReceiptException(Alarm.Kind kind, String why) {
      super(why, null, false, false);
      this.kind = kind;
    }
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
