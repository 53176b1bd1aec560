package org.belraihub.ebms.inbox;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.encryption.DecryptionFailedException;
import org.belraihub.ebms.encryption.PayloadEncryption;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapFaultException.Code;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.signature.SignatureRefusedException;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.signature.SignatureVerifier;
import org.jspecify.annotations.Nullable;

/** Who sent it, to whom, may they, and is it really them: agreement, parties, bindings, signature. Until then nobody is believed. */
final class Gatekeeper {

  private static final String SIGNATURE = "//ds:Signature";
  private static final String MANIFEST = "//eb:Manifest";
  private static final String UNREADABLE = "a payload cannot be decrypted";

  private final Agreements agreements;
  private final OwnParty own;
  private final SignatureVerifier verifier;

  Gatekeeper(Agreements agreements, OwnParty own, SignatureVerifier verifier) {
    this.agreements = agreements;
    this.own = own;
    this.verifier = verifier;
  }

  /** Of what came as a reply: the caller of the connection was us. */
  Verified check(Reception reception) throws EnvelopeException, SoapFaultException {
    return check(reception, null);
  }

  /** @param client the certificate of the connection it came on, when it has one */
  Verified check(Reception reception, @Nullable X509Certificate client) throws EnvelopeException, SoapFaultException {
    MessageHeader header = reception.envelope().header();
    Agreement agreement = agreements.find(header.cpaId())
        .orElseThrow(() -> new SoapFaultException(Code.CLIENT, "ValueNotRecognized at //eb:MessageHeader/eb:CPAId"));
    if (!header.isSignal() && !agreement.isUsableAt(reception.receivedAt())) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageHeader/eb:CPAId", "the agreement is not in force");
    }
    AgreementParty partner = partner(agreement, header);
    Route route = header.isSignal() ? null : route(agreement, partner, header);
    caller(client, (route == null ? partner.defaultChannel() : route.sending().channel()).tlsClient());
    List<MimePart> parts = decrypted(reception.unpacked().payloads(), route);
    List<SignedReference> references = signature(reception, parts, partner, route);
    return new Verified(agreement, partner, route, !references.isEmpty(), references, parts);
  }

  /** A connection that proves to be of somebody else must not bring messages of the partner. */
  private static void caller(@Nullable X509Certificate client, @Nullable X509Certificate agreed) throws EnvelopeException {
    if (client != null && agreed != null && !client.equals(agreed)) {
      throw new EnvelopeException(ErrorCode.SECURITY_FAILURE, "//eb:MessageHeader/eb:From", "another TLS client than agreed");
    }
  }

  /** What was signed is the clear content, so it is decrypted first. */
  private List<MimePart> decrypted(List<MimePart> parts, @Nullable Route route) throws EnvelopeException {
    if (route == null || !route.sending().confidential()) {
      return parts;
    }
    var terms = route.encryption().orElseThrow(() -> new EnvelopeException(ErrorCode.SECURITY_FAILURE, MANIFEST, UNREADABLE));
    var key = own.keyFor(terms.certificate()).orElseThrow(() -> new EnvelopeException(ErrorCode.SECURITY_FAILURE, MANIFEST, UNREADABLE));
    var clear = new ArrayList<MimePart>(parts.size());
    for (MimePart part : parts) {
      try {
        clear.add(PayloadEncryption.decrypt(part, terms, key.key()));
      } catch (DecryptionFailedException e) {
        throw new EnvelopeException(ErrorCode.SECURITY_FAILURE, MANIFEST, UNREADABLE);
      }
    }
    return clear;
  }

  /** Of a message that was checked when it came: everything but time and signature. */
  Verified known(Reception reception) throws EnvelopeException, SoapFaultException {
    MessageHeader header = reception.envelope().header();
    Agreement agreement = agreements.find(header.cpaId())
        .orElseThrow(() -> new SoapFaultException(Code.CLIENT, "ValueNotRecognized at //eb:MessageHeader/eb:CPAId"));
    AgreementParty partner = partner(agreement, header);
    Route route = route(agreement, partner, header);
    return new Verified(agreement, partner, route, SignatureVerifier.isSigned(reception.soap()), List.of(),
        decrypted(reception.unpacked().payloads(), route));
  }

  private AgreementParty partner(Agreement agreement, MessageHeader header) throws EnvelopeException {
    Optional<AgreementParty> self = own.in(agreement);
    Optional<AgreementParty> to = agreement.party(header.to().ids());
    if (self.isEmpty() || to.isEmpty() || !self.get().equals(to.get())) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageHeader/eb:To", "not this party in the agreement");
    }
    return agreement.party(header.from().ids()).filter(from -> !from.equals(self.get())).orElseThrow(
        () -> new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageHeader/eb:From", "not the other party of the agreement"));
  }

  private static Route route(Agreement agreement, AgreementParty partner, MessageHeader header) throws EnvelopeException {
    Route route = agreement.route(partner, header.service(), header.action())
        .orElseThrow(() -> unknown("//eb:MessageHeader/eb:Action", "service and action are not bound for this direction"));
    if (!route.sending().role().equals(header.from().role())) {
      throw unknown("//eb:From/eb:Role", "not the role of the agreement");
    }
    if (!route.receiving().role().equals(header.to().role())) {
      throw unknown("//eb:To/eb:Role", "not the role of the agreement");
    }
    return route;
  }

  private List<SignedReference> signature(Reception reception, List<MimePart> parts, AgreementParty partner, @Nullable Route route)
      throws EnvelopeException {
    if (!SignatureVerifier.isSigned(reception.soap())) {
      if (route != null && route.sending().signed()) {
        throw insecure("the message is not signed");
      }
      return List.of();
    }
    SignatureTerms terms = (route == null ? signalTerms(partner, reception) : route.signatureTerms())
        .orElseThrow(() -> insecure("the agreement names no certificate for this signature"));
    try {
      return verifier.verify(reception.soap(), parts, terms, reception.receivedAt());
    } catch (SignatureRefusedException e) {
      throw insecure(e.getMessage());
    }
  }

  /** How a partner signs its signals: as its default channel says, else as for its messages. */
  private Optional<SignatureTerms> signalTerms(AgreementParty partner, Reception reception) {
    var trusted = agreements.find(reception.envelope().header().cpaId()).flatMap(own::in)
        .map(self -> self.defaultChannel().trustedOfOther()).orElse(List.of());
    return partner.defaultChannel().signatureTerms()
        .or(() -> partner.bindings().stream().flatMap(binding -> binding.channel().signatureTerms().stream()).findFirst())
        .map(terms -> terms.accepting(trusted));
  }

  private static EnvelopeException unknown(String location, String description) {
    return new EnvelopeException(ErrorCode.VALUE_NOT_RECOGNIZED, location, description);
  }

  private static EnvelopeException insecure(String description) {
    return new EnvelopeException(ErrorCode.SECURITY_FAILURE, SIGNATURE, description);
  }
}
