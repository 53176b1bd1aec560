package org.belraihub.ebms.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.inbox.IncomingStore.First;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.storage.Transactions;

/**
 * Takes business messages once: message, acknowledgment and the application's effect are one transaction. Returns the acknowledgment to
 * be sent after the commit.
 */
final class BusinessMessages {

  private final Transactions transactions;
  private final AtRest atRest;
  private final MessageListener listener;
  private final SignalComposer signals;
  private final OwnParty own;
  private final IncomingStore store = new IncomingStore();

  BusinessMessages(Transactions transactions, AtRest atRest, MessageListener listener, SignalComposer signals, OwnParty own) {
    this.transactions = transactions;
    this.atRest = atRest;
    this.listener = listener;
    this.signals = signals;
    this.own = own;
  }

  /** Empty when no acknowledgment was asked for. */
  Optional<WireMessage> take(Reception reception, Verified verified, Route route) throws EnvelopeException {
    BusinessChecks.check(reception, route.sending().channel());
    List<Payload> payloads = BusinessChecks.payloads(reception, verified.signed());
    MessageHeader header = reception.envelope().header();
    String sender = verified.partner().id().key();
    String digest = contentDigest(reception, verified);
    Optional<First> first = transactions.alone(connection -> store.find(connection, sender, header.messageId()));
    if (first.isPresent() && (header.duplicateElimination() || !first.get().contentDigest().equals(digest))) {
      return repeated(first.get(), digest, header);
    }
    Optional<WireMessage> ack = acknowledgment(reception, verified);
    if (deliver(reception, verified, payloads, sender, digest, ack)) {
      return ack;
    }
    return repeated(transactions.alone(connection -> store.find(connection, sender, header.messageId())).orElseThrow(), digest, header);
  }

  private boolean deliver(Reception reception, Verified verified, List<Payload> payloads, String sender, String digest,
      Optional<WireMessage> ack) {
    MessageHeader header = reception.envelope().header();
    var message = new ReceivedMessage(header.messageId(), header.cpaId(), verified.partner().id(), header.from().role(),
        header.conversationId(), header.service(), header.action(), header.refToMessageId(), header.timestamp(), reception.receivedAt(),
        verified.signed(), payloads);
    byte[] sealed = atRest.seal(reception.wire().body());
    byte[] sealedAck = ack.map(wire -> atRest.seal(wire.body())).orElse(null);
    return transactions.inTransaction(connection -> {
      boolean inserted = store.insert(connection, sender, header, reception.receivedAt(), digest, reception.wire().contentType(), sealed,
          ack.orElse(null), sealedAck);
      if (inserted || !header.duplicateElimination()) {
        listener.onMessage(connection, message);
      }
      return inserted || !header.duplicateElimination();
    });
  }

  private Optional<WireMessage> repeated(First first, String digest, MessageHeader header) throws EnvelopeException {
    if (!first.contentDigest().equals(digest)) {
      listener.onAlarm(new Alarm(Alarm.Kind.SAME_ID_OTHER_CONTENT, header.cpaId(), header.messageId(),
          "a message id was used again for other content"));
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageData/eb:MessageId", "this id was used for another message");
    }
    byte[] sealed = first.acknowledgment();
    String contentType = first.ackContentType();
    return sealed == null || contentType == null ? Optional.empty() : Optional.of(new WireMessage(contentType, atRest.open(sealed)));
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
      for (MimePart part : reception.unpacked().payloads()) {
        lines.append('\n').append(part.contentId()).append(' ').append(DigestAlgorithm.SHA256.base64(part.content()));
      }
    }
    return DigestAlgorithm.SHA256.base64(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
