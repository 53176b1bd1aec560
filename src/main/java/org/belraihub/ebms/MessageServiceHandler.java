package org.belraihub.ebms;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.ebms.agreement.ActionBinding;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.evidence.EvidenceFile;
import org.belraihub.ebms.evidence.EvidenceStore;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.evidence.StatementStore;
import org.belraihub.ebms.header.StatusResponse;
import org.belraihub.ebms.inbox.Inbox;
import org.belraihub.ebms.inbox.SignalSender;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.outbox.Dispatcher;
import org.belraihub.ebms.outbox.Inquiries;
import org.belraihub.ebms.outbox.Outbox;
import org.belraihub.ebms.outbox.OutgoingRecord;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.outbox.Receipts;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.outbox.Signalling;
import org.belraihub.ebms.outbox.StoredOutgoing;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.outbox.Transmitter;
import org.belraihub.ebms.storage.AgreementArchive;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.EbmsServlet;
import org.belraihub.ebms.transport.EndpointGate;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.ebms.transport.HttpSender;

/**
 * The message service of one party. Messages go out with {@link #enqueue} in the application's transaction and are transmitted by
 * {@link #transmit} at once or by the started handler itself; messages come in through {@link #handle} or {@link #servlet}; what happens
 * to both is told to the {@link MessageListener} within the transaction that records it. Several handlers may share one database.
 */
public final class MessageServiceHandler implements AutoCloseable {

  private static final int LARGEST_REPLY = 4 * 1024 * 1024;

  private final EbmsConfiguration configuration;
  private final Transactions transactions;
  private final SignalSender signalSender;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Signalling signalling;
  private final Inquiries inquiries;
  private final AgreementArchive archive;
  private final StoredOutgoing storedOutgoing;
  private final EvidenceStore evidence;
  private final Transmitter transmitter;
  private final Dispatcher dispatcher;

  /** A handler that takes messages at once; repetitions begin with {@link #start}. */
  public MessageServiceHandler(EbmsConfiguration configuration, MessageListener listener) {
    this.configuration = configuration;
    var own = configuration.own();
    var clock = configuration.clock();
    var atRest = configuration.atRest();
    var limits = configuration.packagingLimits();
    this.transactions = new Transactions(configuration.dataSource());
    var chunks = new ChunkedOctets(transactions, atRest);
    this.archive = new AgreementArchive(transactions, clock);
    this.storedOutgoing = new StoredOutgoing(chunks, limits);
    var http = new HttpSender(configuration.httpClient(), configuration.requestTimeout(), LARGEST_REPLY);
    var signals = new SignalComposer(own, configuration.messageIdDomain(), clock);
    this.signalSender = new SignalSender(http, configuration.senders());
    var receipts = new Receipts(transactions, atRest, clock, listener);
    this.outbox = new Outbox(configuration.agreements(), own, configuration.messageIdDomain(), storedOutgoing, archive, clock);
    this.inbox = new Inbox(
        new Inbox.Setting(configuration.agreements(), own, limits, configuration.xmlLimits(), clock),
        new Inbox.Storage(transactions, chunks, archive), signals, signalSender, outbox, receipts, this::statusAnswered, listener);
    this.evidence = new EvidenceStore(chunks);
    var gate = new EndpointGate(configuration.shortestPause(), configuration.longestPause());
    this.signalling = new Signalling(configuration.agreements(), own, http, signals, gate, inbox, clock);
    this.inquiries = new Inquiries(transactions, signalling, outbox, clock, listener);
    this.transmitter = new Transmitter(transactions, configuration.agreements(), own, http, gate, chunks, clock, inbox, outbox, listener);
    this.dispatcher = new Dispatcher(transmitter, inquiries, configuration.poll(), configuration.senders());
  }

  /** Begins to transmit by itself what is due, and to give up what is overdue. */
  public void start() {
    dispatcher.start();
  }

  /** Ends that; what is under way ends first, what waits stays. */
  @Override
  public void close() {
    dispatcher.close();
    signalSender.close();
  }

  /**
   * Makes, signs and stores a message in the caller's transaction. The same business key under the same agreement, service and action
   * gives the id that was given first.
   *
   * @throws org.belraihub.ebms.outbox.EnqueueRefusedException when the agreement does not allow it, or the key names another document
   */
  public MessageId enqueue(Connection connection, OutgoingMessage message) throws SQLException {
    return outbox.enqueue(connection, message);
  }

  /**
   * Submits a document once more under a new id, in the caller's transaction: only after a failure of which it is certain that the
   * partner does not know the message.
   *
   * @throws org.belraihub.ebms.outbox.EnqueueRefusedException when that is not certain
   */
  public MessageId resubmit(Connection connection, OutgoingMessage message) throws SQLException {
    return outbox.resubmit(connection, message);
  }

  /** Transmits one message now, if it is due; to be called after the commit of {@link #enqueue}, outside of any transaction. */
  public TransmissionOutcome transmit(MessageId id) {
    return transmitter.transmit(id);
  }

  /**
   * As {@link #enqueue}, for an application that calls {@link #transmit(Prepared)} after its commit: that first transmission is counted in
   * this transaction and needs none of its own. Should it never happen, the started handler repeats it after the interval of the agreement.
   *
   * @throws org.belraihub.ebms.outbox.EnqueueRefusedException as for {@link #enqueue}
   */
  public Prepared prepare(Connection connection, OutgoingMessage message) throws SQLException {
    return outbox.prepare(connection, message);
  }

  /** Transmits what was prepared; to be called once, after the commit of {@link #prepare}, outside of any transaction. */
  public TransmissionOutcome transmit(Prepared prepared) {
    return transmitter.transmit(prepared);
  }

  /** Lets the started handler look now for what is due. */
  public void wake() {
    dispatcher.wake();
  }

  /** What is stored about a message. */
  public Optional<OutgoingRecord> find(MessageId id) {
    return transactions.alone(connection -> outbox.find(connection, id));
  }

  /** The latest submission of a business document. */
  public Optional<OutgoingRecord> find(String cpaId, ServiceName service, String action, String businessKey) {
    return transactions.alone(connection -> outbox.find(connection, cpaId, service, action, businessKey));
  }

  /** Takes a request of a partner; neutral to the server it came through. */
  public HttpReply handle(HttpRequestBytes request) {
    return inbox.handle(request);
  }

  /** A servlet in front of {@link #handle}. */
  public EbmsServlet servlet() {
    return new EbmsServlet(this::handle, configuration.packagingLimits());
  }

  /**
   * Asks the partner what it knows about a message of ours (StatusRequest). The answer is stored with the message
   * ({@link OutgoingRecord#partnerStatus}).
   *
   * @return whether the question could be handed over
   */
  public boolean askStatus(MessageId about) {
    return find(about).map(message -> signalling.statusRequest(message.cpaId(), about)).filter(MessageServiceHandler::taken).isPresent();
  }

  /** Sends a Ping; whether the partner's endpoint took it. */
  public boolean ping(String cpaId) {
    return taken(signalling.ping(cpaId, MessageId.random(configuration.messageIdDomain())));
  }

  private static boolean taken(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Answered answered && answered.reply().isSuccess();
  }

  /**
   * Lets a document whose message was given up go again by somebody's decision, in the caller's transaction; {@link #transmit(Prepared)}
   * is to follow its commit. Under its id as long as it lives, under a new one when the partner certainly does not have it; otherwise the
   * started handler asks the partner first, and the listener hears what came of it.
   *
   * @throws org.belraihub.ebms.outbox.EnqueueRefusedException when it was never submitted, or the agreement does not allow it any more
   */
  public Prepared again(Connection connection, OutgoingMessage message) throws SQLException {
    return outbox.again(connection, message);
  }

  /** Whether the agreement has the payloads of what we send under an action encrypted for the partner. */
  public boolean isConfidential(String cpaId, ServiceName service, String action) {
    return sending(cpaId, service, action).filter(ActionBinding::confidential).isPresent();
  }

  /** Whether there is an agreement and it forbids signed acknowledgments of what we send under an action. */
  public boolean isWithoutReceipt(String cpaId, ServiceName service, String action) {
    return sending(cpaId, service, action).filter(binding -> !binding.channel().isReceipted()).isPresent();
  }

  private Optional<ActionBinding> sending(String cpaId, ServiceName service, String action) {
    return configuration.agreements().find(cpaId).flatMap(agreement -> configuration.own().in(agreement)
        .flatMap(self -> agreement.route(self, service, action))).map(Route::sending);
  }

  /** The bytes of a message of ours as they went out, and its acknowledgment. */
  public Optional<StoredOutgoing.Sent> sent(MessageId id) {
    return transactions.alone(connection -> storedOutgoing.find(connection, id));
  }

  /**
   * The statement of one day about what we sent, or about what the partner sent.
   *
   * @throws IllegalArgumentException when we have no such agreement
   */
  public Statement statement(String cpaId, Statement.Side side, LocalDate day) {
    Agreement agreement = configuration.agreements().find(cpaId)
        .orElseThrow(() -> new IllegalArgumentException("there is no agreement " + cpaId));
    AgreementParty self =
        configuration.own().in(agreement).orElseThrow(() -> new IllegalArgumentException("not a party of the agreement " + cpaId));
    return transactions.alone(connection -> side == Statement.Side.SENDER ? StatementStore.sent(connection, cpaId, self.id().value(), day)
        : StatementStore.received(connection, cpaId, agreement.other(self).id().value(), day));
  }

  /**
   * Writes the evidence of one message of either direction.
   *
   * @return false when there is no such message, or it is of before agreements were kept
   */
  public boolean evidence(MessageId id, OutputStream out) throws IOException {
    Optional<EvidenceStore.Exchange> exchange = transactions.alone(connection -> evidence.find(connection, id));
    Optional<byte[]> agreement = exchange.map(EvidenceStore.Exchange::agreementDigest).flatMap(archive::find);
    if (exchange.isEmpty() || agreement.isEmpty()) {
      return false;
    }
    EvidenceFile.write(out, id, exchange.get(), agreement.get(), configuration.packagingLimits());
    return true;
  }

  private void statusAnswered(String cpaId, StatusResponse response) {
    inquiries.answered(cpaId, response);
  }
}
