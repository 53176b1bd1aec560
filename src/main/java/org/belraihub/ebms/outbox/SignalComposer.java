package org.belraihub.ebms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.ErrorList;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.PartyReference;
import org.belraihub.ebms.header.ReturnAddress;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.header.StatusResponse;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.MimeWriter;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.EnvelopeSigner;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Makes the messages of the service itself. They are signed when the agreement names a certificate for our signals. */
public final class SignalComposer {

  private final OwnParty own;
  private final String domain;
  private final SystemClock clock;

  /** Signals of this party with ids under this domain. */
  public SignalComposer(OwnParty own, String domain, SystemClock clock) {
    this.own = own;
    this.domain = domain;
    this.clock = clock;
  }

  /** An acknowledgment with the digests of what was received; signed if asked for. */
  public WireMessage acknowledgment(Agreement agreement, MessageHeader received, Instant receivedAt, boolean signed,
      List<SignedReference> references) {
    MessageHeader header = answer(ReturnAddress.of(received), EbmsNames.ACKNOWLEDGMENT);
    return wire(Envelope.acknowledging(header, receipt(received, receivedAt, references)), signed ? agreement : null);
  }

  /** The element alone, to ride on a business response. */
  public static Acknowledgment receipt(MessageHeader received, Instant receivedAt, List<SignedReference> references) {
    return new Acknowledgment(receivedAt, received.messageId(), received.to().withoutRole(), references, Actor.TO_PARTY);
  }

  /**
   * An error message.
   *
   * @param agreement null for one that must not be signed, because its sender was not verified
   */
  public WireMessage error(@Nullable Agreement agreement, ReturnAddress received, ErrorList errors) {
    return wire(Envelope.reporting(answer(received, EbmsNames.MESSAGE_ERROR), errors), agreement);
  }

  /** The answer to a Ping. */
  public WireMessage pong(Agreement agreement, MessageHeader ping) {
    return wire(Envelope.bare(answer(ReturnAddress.of(ping), EbmsNames.PONG)), agreement);
  }

  /** The answer to a StatusRequest. */
  public WireMessage statusResponse(Agreement agreement, MessageHeader request, StatusResponse response) {
    return wire(Envelope.answering(answer(ReturnAddress.of(request), EbmsNames.STATUS_RESPONSE), response), agreement);
  }

  /** A Ping. */
  public WireMessage ping(Agreement agreement, AgreementParty self) {
    return wire(Envelope.bare(question(agreement, self, EbmsNames.PING)), agreement);
  }

  /** A question about a message. */
  public WireMessage statusRequest(Agreement agreement, AgreementParty self, MessageId about) {
    return wire(Envelope.asking(question(agreement, self, EbmsNames.STATUS_REQUEST), about), agreement);
  }

  private MessageHeader answer(ReturnAddress received, String action) {
    return new MessageHeader(received.to().withoutRole(), received.from().withoutRole(), received.cpaId(), received.conversationId(),
        EbmsNames.SIGNAL_SERVICE, action, MessageId.random(domain), clock.now(), received.messageId(), null, false);
  }

  private MessageHeader question(Agreement agreement, AgreementParty self, String action) {
    return new MessageHeader(new PartyReference(self.ids(), null), new PartyReference(agreement.other(self).ids(), null), agreement.cpaId(),
        UUID.randomUUID().toString(), EbmsNames.SIGNAL_SERVICE, action, MessageId.random(domain), clock.now(), null, null, false);
  }

  private WireMessage wire(Envelope envelope, @Nullable Agreement agreement) {
    Document document = EnvelopeWriter.write(envelope);
    if (agreement != null) {
      own.in(agreement).flatMap(self -> self.defaultChannel().signatureTerms()).ifPresent(
          terms -> own.identityFor(terms).ifPresent(identity -> EnvelopeSigner.sign(document, List.of(), identity, terms)));
    }
    return MimeWriter.plain(InclusiveForm.of(document));
  }
}
