package org.belraihub.indication;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.belraihub.access.Insurability;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.outbox.EnqueueRefusedException;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.indication.wire.FundMessages.UnreadableException;
import org.belraihub.indication.wire.InsurabilityMessages;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/**
 * Insurability asked by ebMS message instead of SOAP. Under an agreement with signalsAndResponse the answer comes on the connection of the
 * question; under any other it is waited for as long.
 */
public class InsurabilityByMessage {

  private final MessageServiceHandler ebms;
  private final Transactions transactions;
  private final InsurabilityAnswers answers;
  private final Terms terms;
  private final SystemClock clock;

  /**
   * How it is asked.
   *
   * @param agreement CPAId
   * @param sender    RIZIV/INAMI or HCO number of who asks
   * @param patience  for the answer
   * @param test      whether questions are marked as tests
   */
  public record Terms(String agreement, String sender, Duration patience, boolean test) {
  }

  /** Questions by the given message service, whose listener brings the answers. */
  public InsurabilityByMessage(MessageServiceHandler ebms, Transactions transactions, InsurabilityAnswers answers, Terms terms,
                               SystemClock clock) {
    this.ebms = ebms;
    this.transactions = transactions;
    this.answers = answers;
    this.terms = terms;
    this.clock = clock;
  }

  /** Why there is no answer. */
  public enum Reason {
    /** The central application certainly did not get the question. */
    NOT_REACHED,
    /** It refused the message. */
    REFUSED,
    /** It did not answer in time. */
    LATE,
    /** It answered something else. */
    NOT_UNDERSTOOD,
    /** No agreement in force lets us ask. */
    NOT_AGREED
  }

  /** A question without a usable answer; says nothing about the person. */
  public static final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NoAnswerException(Reason reason, String detail) {
      super(reason + ": " + detail);
      this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
      return reason;
    }
  }

  /** The membership on that day. */
  public Insurability on(Insz person, LocalDate day) throws NoAnswerException {
    UUID id = UUID.randomUUID();
    Prepared prepared = prepared(InsurabilityMessages.question(terms.agreement(), id, person, day, terms.sender(), terms.test(), clock.now()));
    try (var waiting = answers.expect(prepared.id())) {
      TransmissionOutcome outcome = ebms.transmit(prepared);
      if (outcome instanceof TransmissionOutcome.Unreachable) {
        throw new NoAnswerException(Reason.NOT_REACHED, "the circuit stays open for a while");
      }
      if (outcome instanceof TransmissionOutcome.Failed failed) {
        throw new NoAnswerException(Reason.REFUSED, failed.code().name());
      }
      byte[] answer = waiting.within(terms.patience().toMillis())
          .orElseThrow(() -> new NoAnswerException(Reason.LATE, "nothing within " + terms.patience()));
      return InsurabilityMessages.answer(answer, id, day);
    } catch (UnreadableException e) {
      throw new NoAnswerException(Reason.NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
    }
  }

  private Prepared prepared(OutgoingMessage question) throws NoAnswerException {
    try {
      // a late answer is of no use, so the question need not live for long
      var shortLived = new OutgoingMessage(question.cpaId(), question.conversationId(), question.service(), question.action(),
          question.businessKey(), null, terms.patience(), question.payloads());
      return transactions.inTransaction(connection -> ebms.prepare(connection, shortLived));
    } catch (EnqueueRefusedException e) {
      throw new NoAnswerException(Reason.NOT_AGREED, String.valueOf(e.getMessage()));
    }
  }
}
