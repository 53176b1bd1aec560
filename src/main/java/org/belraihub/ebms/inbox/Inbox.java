package org.belraihub.ebms.inbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.Optional;

import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.ErrorItem;
import org.belraihub.ebms.header.ErrorList;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.ReturnAddress;
import org.belraihub.ebms.header.Severity;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapFaultException.Code;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.outbox.Outbox;
import org.belraihub.ebms.outbox.Receipts;
import org.belraihub.ebms.outbox.ReplyReader;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.outbox.StatusReader;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.SignatureVerifier;
import org.belraihub.ebms.storage.AgreementArchive;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.XmlLimits;
import org.jspecify.annotations.Nullable;

/**
 * The entrance for everything that partners send, as request or as reply. A message that is refused before its sender is verified is
 * answered on its own connection and without our signature, so that nobody can make us sign an error about somebody else's message.
 */
public final class Inbox implements ReplyReader {

  private static final Logger LOG = System.getLogger(Inbox.class.getName());

  private final Unpacker unpacker;
  private final Gatekeeper gatekeeper;
  private final BusinessMessages business;
  private final Signals signals;
  private final SignalComposer composer;
  private final SignalSender sender;
  private final Receipts receipts;
  private final MessageListener listener;

  /**
   * An inbox.
   *
   * @param setting  whose it is and under which limits
   * @param storage  where it keeps what comes
   * @param composer makes its answers
   * @param sender   posts them when they are not synchronous
   * @param outbox   makes business responses
   * @param receipts takes what partners say about messages of ours
   * @param status   takes what they know about them
   * @param listener the application
   */
  public Inbox(Setting setting, Storage storage, SignalComposer composer, SignalSender sender, Outbox outbox, Receipts receipts,
      StatusReader status, MessageListener listener) {
    this.unpacker = new Unpacker(setting.packagingLimits(), setting.xmlLimits(), setting.clock());
    this.gatekeeper = new Gatekeeper(setting.agreements(), setting.own(), new SignatureVerifier(setting.xmlLimits()));
    var store = new IncomingStore(storage.chunks());
    this.business = new BusinessMessages(storage.transactions(), store, storage.archive(), new StoredReceptions(unpacker, gatekeeper, store),
        listener, composer, setting.own(), outbox);
    this.signals = new Signals(storage.transactions(), store, receipts, status, composer, listener);
    this.composer = composer;
    this.sender = sender;
    this.receipts = receipts;
    this.listener = listener;
  }

  /**
   * Whose inbox it is and what it takes.
   *
   * @param agreements      in force
   * @param own             which party
   * @param packagingLimits of bodies and parts
   * @param xmlLimits       of envelopes
   * @param clock           of arrival
   */
  public record Setting(Agreements agreements, OwnParty own, PackagingLimits packagingLimits, XmlLimits xmlLimits, SystemClock clock) {
  }

  /**
   * Where it keeps what comes.
   *
   * @param transactions in PostgreSQL
   * @param chunks       encryption of stored bytes
   * @param archive      agreements of the time
   */
  public record Storage(Transactions transactions, ChunkedOctets chunks, AgreementArchive archive) {
  }

  /** Takes a request of a partner. */
  public HttpReply handle(HttpRequestBytes request) {
    if (!"POST".equals(request.method())) {
      return HttpReply.empty(405);
    }
    if (request.contentType() == null) {
      return HttpReply.empty(415);
    }
    if (request.soapAction() == null || !request.soapAction().replace("\"", "").strip().equals("ebXML")) {
      return HttpReply.empty(400);
    }
    try {
      return handle(unpacker.unpack(request.contentType(), request.body()), request.client());
    } catch (PackagingException e) {
      return switch (e.reason()) {
        case TOO_LARGE -> HttpReply.empty(413);
        case MEDIA_TYPE -> HttpReply.empty(415);
        case MALFORMED -> fault(Code.CLIENT, e.getMessage());
      };
    } catch (SoapFaultException e) {
      return fault(e.code(), e.getMessage());
    } catch (UnreadableEnvelopeException e) {
      return refusedUnverified(e.returnAddress(), e.error());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a message could not be taken; the sender will repeat it", e);
      return Faults.reply(Code.SERVER, "temporarily unable to take messages");
    }
  }

  @Override
  public Verdict read(MessageId sent, HttpReply reply) {
    if (reply.contentType() == null) {
      return Verdict.NOTHING;
    }
    try {
      Reception reception = unpacker.unpack(reply.contentType(), Octets.of(reply.body()));
      ErrorList errors = reception.envelope().errors();
      if (errors != null && errors.highest() == Severity.ERROR && sent.equals(reception.envelope().header().refToMessageId())) {
        // on the connection of the request itself this says as much as an HTTP status does, signed or not
        return receipts.refused(reception.envelope().header().cpaId(), sent, errors);
      }
      Verified verified = gatekeeper.check(reception);
      if (verified.route() != null) {
        return response(sent, reception, verified, verified.route());
      }
      Verdict verdict = signals.receipt(reception, verified);
      if (reception.envelope().statusResponse() != null) {
        signals.take(reception, verified);
      }
      return verdict;
    } catch (PackagingException | SoapFaultException | UnreadableEnvelopeException | EnvelopeException e) {
      listener.onAlarm(new Alarm(Alarm.Kind.ACKNOWLEDGMENT_REFUSED, null, sent, "a reply could not be accepted: " + e.getMessage()));
      return Verdict.UNUSABLE;
    }
  }

  /** The business response on the connection of what it answers; where it has to be acknowledged, that goes its own way. */
  private Verdict response(MessageId sent, Reception reception, Verified verified, Route route) throws EnvelopeException {
    if (!sent.equals(reception.envelope().header().refToMessageId())) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:RefToMessageId", "the answer to another message");
    }
    business.take(reception, verified, route).ifPresent(acknowledgment -> sender.post(verified.partner(), acknowledgment));
    return signals.receipt(reception, verified);
  }

  private HttpReply handle(Reception reception, @Nullable X509Certificate client) throws SoapFaultException {
    MessageHeader header = reception.envelope().header();
    Verified verified;
    try {
      verified = gatekeeper.check(reception, client);
    } catch (EnvelopeException e) {
      return header.isSignal() && isReceipt(header) ? refusedReceipt(header, e) : refusedUnverified(ReturnAddress.of(header), e.error());
    }
    Route route = verified.route();
    if (route == null) {
      boolean synchronous = verified.partner().defaultChannel().syncReplyMode().isSynchronous();
      return answer(signals.take(reception, verified), verified.partner(), synchronous);
    }
    boolean synchronous = route.sending().channel().syncReplyMode().isSynchronous();
    try {
      Optional<WireMessage> acknowledgment = business.take(reception, verified, route);
      signals.receipt(reception, verified);
      return answer(acknowledgment, verified.partner(), synchronous);
    } catch (EnvelopeException e) {
      listener.onAlarm(new Alarm(Alarm.Kind.REFUSED, header.cpaId(), header.messageId(), e.getMessage()));
      var error = composer.error(verified.agreement(), ReturnAddress.of(header), ErrorList.of(e.error()));
      return answer(Optional.of(error), verified.partner(), synchronous);
    }
  }

  private HttpReply answer(Optional<WireMessage> answer, AgreementParty partner, boolean synchronous) {
    if (answer.isEmpty()) {
      return HttpReply.accepted();
    }
    if (synchronous) {
      return new HttpReply(200, answer.get().contentType(), answer.get().body().bytes());
    }
    sender.post(partner, answer.get());
    return HttpReply.accepted();
  }

  private static boolean isReceipt(MessageHeader header) {
    return header.action().equals(EbmsNames.ACKNOWLEDGMENT) || header.action().equals(EbmsNames.MESSAGE_ERROR);
  }

  private HttpReply refusedReceipt(MessageHeader header, EnvelopeException refusal) {
    boolean acknowledgment = header.action().equals(EbmsNames.ACKNOWLEDGMENT);
    listener.onAlarm(new Alarm(acknowledgment ? Alarm.Kind.ACKNOWLEDGMENT_REFUSED : Alarm.Kind.ERROR_REPORT, header.cpaId(),
        header.refToMessageId(), refusal.getMessage()));
    return Faults.reply(Code.CLIENT, refusal.error().code() + " at " + refusal.error().location());
  }

  private HttpReply refusedUnverified(ReturnAddress from, ErrorItem error) {
    listener.onAlarm(new Alarm(Alarm.Kind.REFUSED_UNVERIFIED, from.cpaId(), from.messageId(), error.code() + ": " + error.description()));
    WireMessage reply = composer.error(null, from, ErrorList.of(error));
    return new HttpReply(200, reply.contentType(), reply.body().bytes());
  }

  private HttpReply fault(Code code, String text) {
    listener.onAlarm(new Alarm(Alarm.Kind.REFUSED_UNVERIFIED, null, null, text));
    return Faults.reply(code, text);
  }
}
