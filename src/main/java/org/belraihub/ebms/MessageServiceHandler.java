package org.belraihub.ebms;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.inbox.Inbox;
import org.belraihub.ebms.inbox.SignalSender;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.outbox.Dispatcher;
import org.belraihub.ebms.outbox.Outbox;
import org.belraihub.ebms.outbox.OutgoingRecord;
import org.belraihub.ebms.outbox.Receipts;
import org.belraihub.ebms.outbox.SignalComposer;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.outbox.Transmitter;
import org.belraihub.ebms.packaging.WireMessage;
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

  private final EbmsConfiguration configuration;
  private final Transactions transactions;
  private final SignalComposer signals;
  private final HttpSender http;
  private final SignalSender signalSender;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Transmitter transmitter;
  private final Dispatcher dispatcher;

  /** A handler that takes messages at once; repetitions begin with {@link #start}. */
  public MessageServiceHandler(EbmsConfiguration configuration, MessageListener listener) {
    this.configuration = configuration;
    var own = configuration.own();
    var clock = configuration.clock();
    var atRest = configuration.atRest();
    this.transactions = new Transactions(configuration.dataSource());
    this.http = new HttpSender(configuration.httpClient(), configuration.requestTimeout(), configuration.packagingLimits().bytes());
    this.signals = new SignalComposer(own, configuration.messageIdDomain(), clock);
    this.signalSender = new SignalSender(http, configuration.senders());
    var receipts = new Receipts(transactions, atRest, clock, listener);
    this.inbox = new Inbox(
        new Inbox.Setting(configuration.agreements(), own, configuration.packagingLimits(), configuration.xmlLimits(), clock),
        new Inbox.Storage(transactions, atRest), signals, signalSender, receipts, listener);
    this.outbox = new Outbox(configuration.agreements(), own, configuration.messageIdDomain(), atRest, clock);
    var gate = new EndpointGate(configuration.shortestPause(), configuration.longestPause());
    this.transmitter = new Transmitter(transactions, configuration.agreements(), own, http, gate, atRest, clock, inbox, listener);
    this.dispatcher = new Dispatcher(transmitter, configuration.poll(), configuration.senders());
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
    return new EbmsServlet(this::handle, configuration.packagingLimits().bytes());
  }

  /**
   * Asks the partner what it knows about a message of ours (StatusRequest). The answer is stored with the message
   * ({@link OutgoingRecord#partnerStatus}).
   *
   * @return whether the question could be handed over
   */
  public boolean askStatus(MessageId about) {
    return find(about).map(message -> post(message.cpaId(), (agreement, self) -> signals.statusRequest(agreement, self, about), about))
        .orElse(false);
  }

  /** Sends a Ping; whether the partner's endpoint took it. */
  public boolean ping(String cpaId) {
    return post(cpaId, signals::ping, MessageId.random(configuration.messageIdDomain()));
  }

  private interface Question {
    WireMessage of(Agreement agreement, AgreementParty self);
  }

  private boolean post(String cpaId, Question question, MessageId about) {
    Optional<Agreement> agreement = configuration.agreements().find(cpaId);
    Optional<AgreementParty> self = agreement.flatMap(configuration.own()::in);
    if (self.isEmpty()) {
      return false;
    }
    URI endpoint = agreement.get().other(self.get()).defaultChannel().endpoint();
    if (endpoint == null) {
      return false;
    }
    WireMessage wire = question.of(agreement.get(), self.get());
    if (!(http.post(endpoint, wire.contentType(), wire.body()) instanceof HttpOutcome.Answered answered) || !answered.reply().isSuccess()) {
      return false;
    }
    if (answered.reply().body().length > 0) {
      inbox.read(about, answered.reply());
    }
    return true;
  }
}
