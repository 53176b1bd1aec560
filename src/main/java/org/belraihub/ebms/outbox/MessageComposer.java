package org.belraihub.ebms.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.belraihub.ebms.agreement.Channel;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.encryption.PayloadEncryption;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.ManifestReference;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.header.PartyReference;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.packaging.ContentIds;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeWriter;
import org.belraihub.ebms.signature.EnvelopeSigner;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.storage.PayloadDigest;
import org.belraihub.xml.InclusiveForm;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Makes and signs business messages as the agreement says. The envelope is written in its canonical form. */
final class MessageComposer {

  /** For a channel without ReliableMessaging: one transmission, known for a day. */
  private static final Reliability BEST_EFFORT = new Reliability(0, Duration.ofMinutes(1), Duration.ofDays(1), false);

  private final OwnParty own;
  private final String domain;

  MessageComposer(OwnParty own, String domain) {
    this.own = own;
    this.domain = domain;
  }

  ComposedMessage compose(Route route, OutgoingMessage message, MessageId id, Instant now, @Nullable MessageOrder order)
      throws EnqueueRefusedException {
    return compose(route, message, id, now, order, route.sending().channel().syncReplyMode().isSynchronous(), null);
  }

  /** What goes back on the connection of what it answers: asks for no reply there, and may carry the acknowledgment. */
  ComposedMessage response(Route route, OutgoingMessage message, MessageId id, Instant now, @Nullable Acknowledgment acknowledgment) {
    return compose(route, message, id, now, null, false, acknowledgment);
  }

  private ComposedMessage compose(Route route, OutgoingMessage message, MessageId id, Instant now, @Nullable MessageOrder order,
      boolean syncReply, @Nullable Acknowledgment acknowledgment) {
    Channel channel = route.sending().channel();
    Reliability reliability = channel.reliability() == null ? BEST_EFFORT : channel.reliability();
    Instant timeToLive = now.plus(message.timeToLive() == null ? reliability.timeToLive() : message.timeToLive());
    boolean ack = channel.ackRequested().preferred();
    boolean signedAck = ack && channel.ackSignature().preferred();
    var header = new MessageHeader(new PartyReference(route.sender().ids(), route.sending().role()),
        new PartyReference(route.receiver().ids(), route.receiving().role()), message.cpaId(), message.conversationId(), message.service(),
        message.action(), id, now, message.refToMessageId(), timeToLive, channel.duplicateElimination().preferred());
    List<MimePart> parts = parts(message.payloads());
    var envelope = Envelope.business(header, syncReply, order, ack ? new AckRequested(signedAck, Actor.TO_PARTY) : null,
        manifest(message.payloads(), parts)).acknowledgingToo(acknowledgment);
    Document document = EnvelopeWriter.write(envelope);
    List<SignedReference> references = route.sending().signed() ? sign(document, parts, channel) : List.of();
    var wire = MimeWriter.related("ebms-" + UUID.randomUUID(), "envelope-" + UUID.randomUUID() + "@" + domain,
        InclusiveForm.of(document), encrypted(parts, route));
    return new ComposedMessage(header, timeToLive, reliability, ack, signedAck, references, PayloadDigest.of(message.payloads()), order,
        route.agreement().document(), wire);
  }

  /** What was signed in clear goes out encrypted for the receiver, where that is agreed. */
  private static List<MimePart> encrypted(List<MimePart> parts, Route route) {
    if (!route.sending().confidential()) {
      return parts;
    }
    var terms = route.encryption()
        .orElseThrow(() -> new EnqueueRefusedException("the agreement asks for encryption and names no certificate for it"));
    try {
      return parts.stream().map(part -> PayloadEncryption.encrypt(part, terms)).toList();
    } catch (IllegalArgumentException e) {
      throw new EnqueueRefusedException("a payload cannot be encrypted: " + e.getMessage());
    }
  }

  private List<SignedReference> sign(Document document, List<MimePart> parts, Channel channel) throws EnqueueRefusedException {
    SignatureTerms terms = channel.signatureTerms()
        .orElseThrow(() -> new EnqueueRefusedException("the agreement asks for a signature and names no certificate"));
    var identity = own.identityFor(terms)
        .orElseThrow(() -> new EnqueueRefusedException("there is no key for the certificate that the agreement names"));
    return EnvelopeSigner.sign(document, parts, identity, terms);
  }

  private List<MimePart> parts(List<Payload> payloads) {
    var parts = new ArrayList<MimePart>(payloads.size());
    for (Payload payload : payloads) {
      parts.add(new MimePart("payload-" + UUID.randomUUID() + "@" + domain, payload.contentType(), payload.content()));
    }
    return parts;
  }

  private static List<ManifestReference> manifest(List<Payload> payloads, List<MimePart> parts) {
    var manifest = new ArrayList<ManifestReference>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      manifest.add(new ManifestReference(ContentIds.reference(parts.get(i).contentId()), payloads.get(i).role()));
    }
    return manifest;
  }
}
