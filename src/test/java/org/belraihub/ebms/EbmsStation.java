package org.belraihub.ebms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.MessageRefusedException;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.message.Resubmitted;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.EbmsServlet;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.XmlLimits;

/** One party with its own database, its own Tomcat and a ledger of what it was told; its HTTP can be tampered with. */
public final class EbmsStation implements AutoCloseable {

  /** What stands between the network and the handler; the default hands on. */
  public interface Tamper extends BiFunction<HttpRequestBytes, Function<HttpRequestBytes, HttpReply>, HttpReply> {
  }

  /** Every script of the message service, in order. */
  public static final List<String> SCRIPTS = List.of("V200__ebms.sql", "V204__ebms_reliability.sql", "V230__ebms_storage.sql");

  private static final Tamper NONE = (request, handler) -> handler.apply(request);

  public final HikariDataSource database;
  public final Transactions transactions;
  public final AtomicReference<Tamper> tamper = new AtomicReference<>(NONE);
  public final Queue<HttpRequestBytes> requests = new ConcurrentLinkedQueue<>();
  public final Queue<ReceivedMessage> received = new ConcurrentLinkedQueue<>();
  public final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  public final Queue<DeliveryFailure> failed = new ConcurrentLinkedQueue<>();
  public final Queue<Resubmitted> resubmitted = new ConcurrentLinkedQueue<>();
  public final Queue<Alarm> alarms = new ConcurrentLinkedQueue<>();
  public final URI endpoint;
  private final int port;
  private final PartyId id;
  private final KeyMaterial key;
  private final AtRest atRest;
  /** What this station takes; to be set before it listens. */
  public PackagingLimits limits = PackagingLimits.DEFAULT;
  /** Whether payloads are digested while the listener may read them. */
  public boolean digestsPayloads;
  public final Queue<String> digests = new ConcurrentLinkedQueue<>();
  /** What comes back on the connection of a message. */
  public volatile Function<ReceivedMessage, Optional<OutgoingMessage>> responder = message -> Optional.empty();
  /** What the application will never take. */
  public volatile Predicate<ReceivedMessage> refuses = message -> false;
  private Tomcat tomcat;
  private Agreements agreements = Agreements.of(List.of());
  private MessageServiceHandler handler;

  public EbmsStation(PartyId id, KeyMaterial key) {
    this.id = id;
    this.key = key;
    this.atRest = TestParties.atRest();
    var config = new HikariConfig();
    config.setJdbcUrl(TestDatabase.fresh());
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(1);
    this.database = new HikariDataSource(config);
    this.transactions = new Transactions(database);
    schema(database);
    this.port = freePort();
    this.endpoint = URI.create("http://127.0.0.1:" + port + "/ebms");
  }

  /** A handler on what is stored, as after a restart of the process. */
  public MessageServiceHandler begin(Agreements inForce, boolean dispatching) {
    return begin(inForce, TestParties.own(id, key), dispatching);
  }

  /** The same with keys of the caller's choice. */
  public MessageServiceHandler begin(Agreements inForce, OwnParty own, boolean dispatching) {
    agreements = inForce;
    if (handler != null) {
      handler.close();
    }
    handler = new MessageServiceHandler(configuration(own), new Ledger());
    if (dispatching) {
      handler.start();
    }
    return handler;
  }

  /** A second node on the same database and ledger. */
  public MessageServiceHandler another(Agreements inForce) {
    agreements = inForce;
    return new MessageServiceHandler(configuration(TestParties.own(id, key)), new Ledger());
  }

  private EbmsConfiguration configuration(OwnParty own) {
    return EbmsConfiguration.of(database, agreements, own, SystemClock.ofMachine(), atRest, "test.invalid")
        .withLimits(limits, XmlLimits.MESSAGE).withPace(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(400));
  }

  public MessageServiceHandler handler() {
    return handler;
  }

  public void listen() {
    try {
      tomcat = new Tomcat();
      Path base = Files.createTempDirectory("ebms-tomcat");
      tomcat.setBaseDir(base.toString());
      tomcat.setPort(port);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      var context = tomcat.addContext("", base.toString());
      Tomcat.addServlet(context, "ebms", new EbmsServlet(this::take, limits));
      context.addServletMappingDecoded("/ebms", "ebms");
      tomcat.start();
    } catch (LifecycleException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public void stopListening() {
    try {
      if (tomcat != null) {
        tomcat.stop();
        tomcat.destroy();
        tomcat = null;
      }
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  public MessageId enqueue(OutgoingMessage message) {
    return transactions.inTransaction(connection -> handler.enqueue(connection, message));
  }

  /** Makes, commits and transmits. */
  public TransmissionOutcome send(OutgoingMessage message) {
    Prepared prepared = transactions.inTransaction(connection -> handler.prepare(connection, message));
    return handler.transmit(prepared);
  }

  public long count(String table) {
    return transactions.alone(connection -> {
      try (var statement = connection.createStatement(); var row = statement.executeQuery("select count(*) from " + table)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Override
  public void close() {
    if (handler != null) {
      handler.close();
    }
    stopListening();
    database.close();
  }

  private HttpReply take(HttpRequestBytes request) {
    requests.add(request);
    return tamper.get().apply(request, handler::handle);
  }

  public static void schema(DataSource database) {
    try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
      for (String script : SCRIPTS) {
        statement.execute(Files.readString(Path.of("src/main/resources/db/migration", script)));
      }
      statement.execute("create table effect (message_id text not null)");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes one row per message in the transaction it is given, and remembers what it was told. */
  private final class Ledger implements MessageListener {

    @Override
    public void onMessage(Connection connection, ReceivedMessage message) throws SQLException {
      if (refuses.test(message)) {
        throw new MessageRefusedException("not for us");
      }
      try (var insert = connection.prepareStatement("insert into effect values (?)")) {
        insert.setString(1, message.messageId().value());
        insert.executeUpdate();
      }
      if (digestsPayloads) {
        message.payloads().forEach(payload -> digests.add(DigestAlgorithm.SHA256.base64(payload.content())));
      }
      received.add(message);
    }

    @Override
    public Optional<OutgoingMessage> onRequest(Connection connection, ReceivedMessage message) {
      return responder.apply(message);
    }

    @Override
    public void onAcknowledged(Connection connection, Acknowledged event) {
      acknowledged.add(event);
    }

    @Override
    public void onFailed(Connection connection, DeliveryFailure failure) {
      failed.add(failure);
    }

    @Override
    public void onResubmitted(Connection connection, Resubmitted event) {
      resubmitted.add(event);
    }

    @Override
    public void onAlarm(Alarm alarm) {
      alarms.add(alarm);
    }
  }
}
