package org.belraihub.ebms.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.inbox.IncomingStore.Entry;
import org.belraihub.ebms.inbox.IncomingStore.First;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.MessageRefusedException;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.outbox.Outbox;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.storage.AgreementArchive;
import org.belraihub.ebms.storage.PayloadDigest;
import org.belraihub.ebms.storage.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Takes business messages once: message, acknowledgment and the application's effect are one transaction. Returns the acknowledgment to
 * be sent after the commit.
 */
final class BusinessMessages {

  private final Transactions transactions;
  private final MessageListener listener;
  private final SignalComposer signals;
  private final OwnParty own;
  private final Outbox outbox;
  private final IncomingStore store;
  private final AgreementArchive archive;
  private final StoredReceptions stored;
  private final ConversationOrder order = new ConversationOrder();

  BusinessMessages(Transactions transactions, IncomingStore store, AgreementArchive archive, StoredReceptions stored,
      MessageListener listener, SignalComposer signals, OwnParty own, Outbox outbox) {
    this.transactions = transactions;
    this.store = store;
    this.archive = archive;
    this.stored = stored;
    this.listener = listener;
    this.signals = signals;
    this.own = own;
    this.outbox = outbox;
  }

  /** Empty when no acknowledgment was asked for. */
  Optional<WireMessage> take(Reception reception, Verified verified, Route route) throws EnvelopeException {
    try {
      return taken(reception, verified, route);
    } catch (MessageRefusedException e) {
      throw new EnvelopeException(ErrorCode.UNKNOWN, "//eb:Manifest", String.valueOf(e.getMessage()));
    }
  }

  private Optional<WireMessage> taken(Reception reception, Verified verified, Route route) throws EnvelopeException {
    BusinessChecks.check(reception, route.sending().channel());
    List<Payload> payloads = BusinessChecks.payloads(reception.envelope(), verified.parts(), verified.signed());
    MessageHeader header = reception.envelope().header();
    String sender = verified.partner().id().key();
    String digest = contentDigest(reception, verified);
    Optional<WireMessage> ack;
    try {
      ack = acknowledgment(reception, verified);
    } catch (EnvelopeException e) {
      return repeated(first(sender, header).orElseThrow(() -> e), digest, header);
    }
    archive.keep(verified.agreement());
    MessageOrder place = reception.envelope().order();
    var entry = new Entry(digest, PayloadDigest.of(payloads), verified.agreement().document().digest(),
        place == null ? null : place.sequenceNumber(), ack.orElse(null));
    ReceivedMessage message = received(reception, verified, payloads);
    if (reception.envelope().syncReply() && route.sending().channel().syncReplyMode().bringsResponse()) {
      Answer answer = respond(reception, verified, sender, entry, message);
      return answer.taken ? Optional.ofNullable(answer.wire) : repeated(first(sender, header).orElseThrow(), digest, header);
    }
    if (place == null ? deliver(reception, sender, entry, message) : inOrder(reception, sender, entry, message, place)) {
      return ack;
    }
    return repeated(first(sender, header).orElseThrow(), digest, header);
  }

  private Optional<First> first(String sender, MessageHeader header) {
    return transactions.alone(connection -> store.find(connection, sender, header.messageId()));
  }

  static ReceivedMessage received(Reception reception, Verified verified, List<Payload> payloads) {
    MessageHeader header = reception.envelope().header();
    return new ReceivedMessage(header.messageId(), header.cpaId(), verified.partner().id(), header.from().role(), header.conversationId(),
        header.service(), header.action(), header.refToMessageId(), header.timestamp(), reception.receivedAt(), verified.signed(), payloads);
  }

  private boolean deliver(Reception reception, String sender, Entry entry, ReceivedMessage message) {
    boolean eliminates = reception.envelope().header().duplicateElimination();
    return transactions.inTransaction(connection -> {
      boolean taken = store.insert(connection, sender, reception, entry)
          || !eliminates && sameAs(store.find(connection, sender, message.messageId()), entry);
      if (taken) {
        listener.onMessage(connection, message);
      }
      return taken;
    });
  }

  /**
   * What goes back on the connection.
   *
   * @param taken whether the message was taken now; false when it is there already
   * @param wire  response or acknowledgment, if there is either
   */
  private record Answer(boolean taken, @Nullable WireMessage wire) {
  }

  /** Message, effect and business response are one transaction. */
  private Answer respond(Reception reception, Verified verified, String sender, Entry entry, ReceivedMessage message) {
    MessageHeader header = reception.envelope().header();
    boolean acknowledges = entry.acknowledgment() != null;
    return transactions.inTransaction(connection -> {
      boolean inserted = store.insert(connection, sender, reception, entry);
      if (!inserted && (header.duplicateElimination() || !sameAs(store.find(connection, sender, header.messageId()), entry))) {
        return new Answer(false, null);
      }
      listener.onMessage(connection, message);
      Optional<OutgoingMessage> given = listener.onRequest(connection, message);
      if (given.isEmpty()) {
        return new Answer(true, entry.acknowledgment());
      }
      WireMessage response = outbox.respond(connection, given.get().inAnswerTo(header.messageId()),
          acknowledges ? SignalComposer.receipt(header, reception.receivedAt(), verified.references()) : null);
      store.answered(connection, sender, header.messageId(), response);
      return new Answer(true, response);
    });
  }

  private static boolean sameAs(Optional<First> first, Entry entry) {
    return first.isPresent() && first.get().contentDigest().equals(entry.contentDigest());
  }

  /** Stores the message and hands on what is in order now: this one, and those that waited for it. */
  private boolean inOrder(Reception reception, String sender, Entry entry, ReceivedMessage message, MessageOrder place)
      throws EnvelopeException {
    MessageHeader header = reception.envelope().header();
    try {
      return transactions.inTransaction(connection -> {
        int expected = locked(connection, sender, header, place);
        if (!store.insert(connection, sender, reception, entry)) {
          return false;
        }
        int next = expected;
        Optional<MessageId> turn = order.waiting(connection, sender, header, next);
        while (turn.isPresent()) {
          boolean present = turn.get().equals(header.messageId());
          listener.onMessage(connection, present ? message : stored.find(connection, sender, turn.get()));
          order.handedOn(connection, sender, turn.get());
          next = new MessageOrder(next, false).following();
          turn = order.waiting(connection, sender, header, next);
        }
        order.expect(connection, sender, header, next);
        return true;
      });
    } catch (RefusedInOrderException e) {
      throw e.refusal;
    }
  }

  private int locked(Connection connection, String sender, MessageHeader header, MessageOrder place) throws SQLException {
    try {
      if (store.find(connection, sender, header.messageId()).isPresent()) {
        return place.sequenceNumber();
      }
      return order.lock(connection, sender, header, place);
    } catch (EnvelopeException e) {
      throw new RefusedInOrderException(e);
    }
  }

  /** Takes a refusal through a transaction, which is undone by it. */
  private static final class RefusedInOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EnvelopeException refusal;

    RefusedInOrderException(EnvelopeException refusal) {
      super(refusal.getMessage(), null, false, false);
      this.refusal = refusal;
    }
  }

  private Optional<WireMessage> repeated(First first, String digest, MessageHeader header) throws EnvelopeException {
    if (!first.contentDigest().equals(digest)) {
      listener.onAlarm(new Alarm(Alarm.Kind.SAME_ID_OTHER_CONTENT, header.cpaId(), header.messageId(),
          "a message id was used again for other content"));
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageData/eb:MessageId", "this id was used for another message");
    }
    return Optional.ofNullable(first.acknowledgment());
  }

  private Optional<WireMessage> acknowledgment(Reception reception, Verified verified) throws EnvelopeException {
    Optional<AckRequested> asked = reception.envelope().ackRequestedOf(Actor.TO_PARTY);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    boolean canSign = own.in(verified.agreement()).flatMap(self -> self.defaultChannel().signatureTerms())
        .flatMap(own::identityFor).isPresent();
    if (asked.get().signed() && !canSign) {
      throw new EnvelopeException(ErrorCode.NOT_SUPPORTED, "//eb:AckRequested/@eb:signed", "there is no key to sign acknowledgments with");
    }
    return Optional.of(signals.acknowledgment(verified.agreement(), reception.envelope().header(), reception.receivedAt(),
        asked.get().signed(), verified.references()));
  }

  /** Equal for repetitions, however they are packed: over the signed digests, or over the parts of an unsigned message. */
  private static String contentDigest(Reception reception, Verified verified) {
    var lines = new StringBuilder();
    if (verified.signed()) {
      lines.append(SignedReference.format(verified.references()));
    } else {
      lines.append(DigestAlgorithm.SHA256.base64(reception.unpacked().root().content()));
      for (MimePart part : verified.parts()) {
        lines.append('\n').append(part.contentId()).append(' ').append(DigestAlgorithm.SHA256.base64(part.content()));
      }
    }
    return DigestAlgorithm.SHA256.base64(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
