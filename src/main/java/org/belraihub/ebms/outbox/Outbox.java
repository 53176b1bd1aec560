package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.header.MessageStatus;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.AgreementArchive;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.belraihub.ebms.storage.PayloadDigest;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Takes messages in the caller's transaction. One business document has one message id, however often it is handed over. */
public final class Outbox {

  private final Agreements agreements;
  private final OwnParty own;
  private final String domain;
  private final MessageComposer composer;
  private final ChunkedOctets chunks;
  private final AgreementArchive archive;
  private final SystemClock clock;
  private final OutgoingStore store = new OutgoingStore();
  private final InquiryStore inquiries = new InquiryStore();
  private final ConversationNumbers conversations = new ConversationNumbers();
  private final StoredOutgoing bytes;

  /** An outbox of this party with ids under this domain. */
  public Outbox(Agreements agreements, OwnParty own, String domain, StoredOutgoing bytes, AgreementArchive archive, SystemClock clock) {
    this.agreements = agreements;
    this.own = own;
    this.domain = domain;
    this.composer = new MessageComposer(own, domain);
    this.bytes = bytes;
    this.chunks = bytes.chunks();
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * Makes, signs and stores a message. The same business key again gives the id that was given first.
   *
   * @throws EnqueueRefusedException when the agreement does not allow it, or the business key names another document
   */
  public MessageId enqueue(Connection connection, OutgoingMessage message) throws SQLException {
    var earlier = find(connection, message.cpaId(), message.service(), message.action(), message.businessKey());
    if (earlier.isPresent()) {
      return same(earlier.get(), message);
    }
    return submit(connection, message, 1, false).id();
  }

  /**
   * The same for an application that transmits at once: the first transmission is counted here. Expects a new document, and finds out
   * when it stores it that it is not; it looks before where order is agreed, since a number once given must be used, and where no new
   * document could go.
   *
   * @throws EnqueueRefusedException as for {@link #enqueue}
   */
  public Prepared prepare(Connection connection, OutgoingMessage message) throws SQLException {
    boolean mayBeNew = usable(message.cpaId()).flatMap(agreement -> route(agreement, message)).filter(way -> !isOrdered(way)).isPresent();
    var earlier = mayBeNew ? Optional.<OutgoingRecord>empty()
        : find(connection, message.cpaId(), message.service(), message.action(), message.businessKey());
    return earlier.isPresent() ? Prepared.before(same(earlier.get(), message)) : submit(connection, message, 1, true);
  }

  /**
   * Submits a document once more under a new id: only after its last submission failed and either never can have reached the partner
   * or is not known there (StatusResponse NotRecognized).
   *
   * @throws EnqueueRefusedException when that is not so
   */
  public MessageId resubmit(Connection connection, OutgoingMessage message) throws SQLException {
    OutgoingRecord last = last(connection, message);
    if (last.state() != OutgoingState.FAILED || !isUnknownToPartner(last)) {
      throw new EnqueueRefusedException("the last submission may still be, or become, known to the partner");
    }
    return submit(connection, message, last.submission() + 1, false).id();
  }

  /** What is stored about a message. */
  public Optional<OutgoingRecord> find(Connection connection, MessageId id) throws SQLException {
    return store.find(connection, id);
  }

  /** The latest submission of a business document. */
  public Optional<OutgoingRecord> find(Connection connection, String cpaId, ServiceName service, String action, String businessKey)
      throws SQLException {
    return store.find(connection, cpaId, service, action, businessKey);
  }

  private Prepared submit(Connection connection, OutgoingMessage message, int submission, boolean claimed) throws SQLException {
    Route route = route(message);
    archive.keep(route.agreement());
    ComposedMessage composed =
        composer.compose(route, message, MessageId.random(domain), clock.now(), order(connection, route, message.conversationId()));
    // a message that is sent only once keeps that one transmission until it is certain to happen
    boolean claims = claimed && composed.reliability().retries() > 0;
    byte[] sealed = chunks.first(composed.wire().body());
    if (claims ? store.insertClaimed(connection, composed, message.businessKey(), submission, sealed)
        : store.insert(connection, composed, message.businessKey(), submission, sealed)) {
      chunks.insertRest(connection, "", composed.header().messageId().value(), composed.wire().body());
      return claims ? Prepared.anew(composed) : Prepared.before(composed.header().messageId());
    }
    var earlier = find(connection, message.cpaId(), message.service(), message.action(), message.businessKey());
    return Prepared.before(
        same(earlier.orElseThrow(() -> new EnqueueRefusedException("the business key is being submitted by somebody else")), message));
  }

  private @Nullable MessageOrder order(Connection connection, Route route, String conversationId) throws SQLException {
    return isOrdered(route) ? conversations.next(connection, route.agreement().cpaId(), conversationId) : null;
  }

  private static boolean isOrdered(Route route) {
    var reliability = route.sending().channel().reliability();
    return reliability != null && reliability.ordered();
  }

  /**
   * A message as it was handed over, from what was stored of it; empty when its payloads are encrypted for the partner and can no longer
   * be read here.
   */
  Optional<OutgoingMessage> stored(Connection connection, MessageId id) throws SQLException {
    Optional<OutgoingRecord> message = find(connection, id);
    boolean readable = message.isPresent() && agreements.find(message.get().cpaId())
        .flatMap(agreement -> own.in(agreement)
            .flatMap(self -> agreement.route(self, message.get().service(), message.get().action())))
        .filter(route -> !route.sending().confidential()).isPresent();
    return readable ? bytes.find(connection, id).map(found -> found.message(message.get())) : Optional.empty();
  }

  /**
   * Lets a document whose message was given up go again, because somebody decided so: under its id as long as it lives; under a new one
   * when its partner certainly does not have it; else its partner is asked first, and the answer decides. Does nothing to a message
   * that was not given up.
   *
   * @throws EnqueueRefusedException when it was never submitted, or the agreement does not allow it any more
   */
  public Prepared again(Connection connection, OutgoingMessage message) throws SQLException {
    OutgoingRecord last = last(connection, message);
    if (last.state() != OutgoingState.FAILED || inquiries.revive(connection, last.messageId(), clock.now())) {
      return Prepared.before(last.messageId());
    }
    if (isUnknownToPartner(last)) {
      return submit(connection, message, last.submission() + 1, true);
    }
    inquiries.reopen(connection, last.messageId(), clock.now());
    return Prepared.before(last.messageId());
  }

  /**
   * Makes and stores a message that goes back on the connection of what it answers. Where it has to be acknowledged it is repeated over
   * a connection of its own until it is.
   *
   * @param acknowledgment of what it answers, to ride on it
   * @throws EnqueueRefusedException when the agreement does not allow it, it is too large, or its key names another document
   */
  public WireMessage respond(Connection connection, OutgoingMessage message, @Nullable Acknowledgment acknowledgment) throws SQLException {
    Route route = route(message);
    archive.keep(route.agreement());
    ComposedMessage composed = composer.response(route, message, MessageId.random(domain), clock.now(), acknowledgment);
    if (composed.wire().body().length() > ChunkedOctets.CHUNK) {
      throw new EnqueueRefusedException("a response on the same connection may have " + ChunkedOctets.CHUNK + " bytes");
    }
    byte[] sealed = chunks.first(composed.wire().body());
    if (store.insertClaimed(connection, composed, message.businessKey(), 1, sealed)) {
      if (!composed.ackRequested()) {
        store.sent(connection, composed.header().messageId());
      }
      return composed.wire();
    }
    MessageId earlier = same(last(connection, message), message);
    return bytes.find(connection, earlier).orElseThrow(() -> new EnqueueRefusedException("the response that was given is not there")).wire();
  }

  private OutgoingRecord last(Connection connection, OutgoingMessage message) throws SQLException {
    return find(connection, message.cpaId(), message.service(), message.action(), message.businessKey())
        .orElseThrow(() -> new EnqueueRefusedException("this business key was never submitted"));
  }

  private static boolean isUnknownToPartner(OutgoingRecord last) {
    return last.attempts() == 0 || MessageStatus.NOT_RECOGNIZED.wireName().equals(last.partnerStatus());
  }

  /** Whether an agreement in force lets us send it now. */
  boolean allows(OutgoingMessage message) {
    return usable(message.cpaId()).flatMap(agreement -> route(agreement, message)).isPresent();
  }

  private static MessageId same(OutgoingRecord earlier, OutgoingMessage message) {
    if (!earlier.payloadDigest().equals(PayloadDigest.of(message.payloads()))) {
      throw new EnqueueRefusedException("the business key was used for another document");
    }
    return earlier.messageId();
  }

  private Route route(OutgoingMessage message) {
    Agreement agreement = usable(message.cpaId()).orElseThrow(() -> new EnqueueRefusedException("no such agreement is in force"));
    return route(agreement, message)
        .orElseThrow(() -> new EnqueueRefusedException("the agreement does not let us send this action"));
  }

  private Optional<Agreement> usable(String cpaId) {
    return agreements.find(cpaId).filter(found -> found.isUsableAt(clock.now()));
  }

  private Optional<Route> route(Agreement agreement, OutgoingMessage message) {
    return own.in(agreement).flatMap(self -> agreement.route(self, message.service(), message.action()));
  }
}
