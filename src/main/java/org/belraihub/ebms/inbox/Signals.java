package org.belraihub.ebms.inbox;

import java.util.Optional;

import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.ErrorList;
import org.belraihub.ebms.header.MessageStatus;
import org.belraihub.ebms.header.StatusResponse;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.outbox.Receipts;
import org.belraihub.ebms.outbox.ReplyReader.Verdict;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.outbox.StatusReader;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.Transactions;
import org.jspecify.annotations.Nullable;

/** Takes the messages of the reserved service. Only Ping and StatusRequest are answered. */
final class Signals {

  private final Transactions transactions;
  private final Receipts receipts;
  private final StatusReader inquiries;
  private final SignalComposer composer;
  private final MessageListener listener;
  private final IncomingStore store;

  Signals(Transactions transactions, IncomingStore store, Receipts receipts, StatusReader inquiries, SignalComposer composer,
      MessageListener listener) {
    this.transactions = transactions;
    this.store = store;
    this.receipts = receipts;
    this.inquiries = inquiries;
    this.composer = composer;
    this.listener = listener;
  }

  /** The answer, if there is one. */
  Optional<WireMessage> take(Reception reception, Verified verified) {
    Envelope envelope = reception.envelope();
    switch (envelope.header().action()) {
      case EbmsNames.PING -> {
        return Optional.of(composer.pong(verified.agreement(), envelope.header()));
      }
      case EbmsNames.STATUS_REQUEST -> {
        return Optional.of(composer.statusResponse(verified.agreement(), envelope.header(), status(envelope, verified)));
      }
      case EbmsNames.STATUS_RESPONSE -> status(envelope.statusResponse(), verified);
      default -> receipt(reception, verified);
    }
    return Optional.empty();
  }

  /** Acknowledgments and errors, whether stand-alone or riding on a business message. */
  Verdict receipt(Reception reception, Verified verified) {
    Envelope envelope = reception.envelope();
    Acknowledgment acknowledgment = envelope.acknowledgment();
    Verdict verdict = Verdict.NOTHING;
    if (acknowledgment != null) {
      verdict = receipts.acknowledged(verified.agreement().cpaId(), acknowledgment, verified.signed(), reception.wire());
    }
    ErrorList errors = envelope.errors();
    MessageId about = envelope.header().refToMessageId();
    if (errors != null && about != null) {
      verdict = error(verified, about, errors);
    }
    return verdict;
  }

  private Verdict error(Verified verified, MessageId about, ErrorList errors) {
    if (mustBeSigned(verified)) {
      listener.onAlarm(new Alarm(Alarm.Kind.ERROR_REPORT, verified.agreement().cpaId(), about,
          "an error without the agreed signature changes nothing: " + errors.codes()));
      return Verdict.NOTHING;
    }
    return receipts.refused(verified.agreement().cpaId(), about, errors);
  }

  private StatusResponse status(Envelope request, Verified verified) {
    MessageId about = request.statusRequest();
    if (about == null || mustBeSigned(verified)) {
      return new StatusResponse(MessageStatus.UNAUTHORIZED, about == null ? request.header().messageId() : about, null);
    }
    return transactions.alone(connection -> store.find(connection, verified.partner().id().key(), about))
        .map(first -> new StatusResponse(first.held() ? MessageStatus.RECEIVED : MessageStatus.PROCESSED, about, first.receivedAt()))
        .orElseGet(() -> new StatusResponse(MessageStatus.NOT_RECOGNIZED, about, null));
  }

  private void status(@Nullable StatusResponse response, Verified verified) {
    if (response != null && !mustBeSigned(verified)) {
      inquiries.answered(verified.agreement().cpaId(), response);
    }
  }

  /** Whether the partner signs its signals by agreement but did not sign this one. */
  private static boolean mustBeSigned(Verified verified) {
    return !verified.signed() && verified.partner().defaultChannel().signatureTerms().isPresent();
  }
}
