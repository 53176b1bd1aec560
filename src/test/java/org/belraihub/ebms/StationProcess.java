package org.belraihub.ebms;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.catalina.startup.Tomcat;
import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.EbmsServlet;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.SystemClock;

/**
 * One party as a process that may be killed at any moment and started again. Arguments: party (BUYER or SELLER), key file, JDBC address,
 * port, agreement file, number of messages to send.
 */
final class StationProcess {

  private StationProcess() {
  }

  public static void main(String[] args) throws Exception {
    CryptoProvider.install();
    var id = new PartyId("urn:test:parties", args[0]);
    KeyMaterial key = KeyMaterial.load(Path.of(args[1]), SandboxKeys.PASSWORD.toCharArray());
    var config = new HikariConfig();
    config.setJdbcUrl(args[2]);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(1);
    var database = new HikariDataSource(config);
    var transactions = new Transactions(database);
    Agreements agreements = Agreements.of(List.of(AgreementReader.read(Files.readAllBytes(Path.of(args[4])))));
    var handler = new MessageServiceHandler(EbmsConfiguration.of(database, agreements, TestParties.own(id, key), SystemClock.ofMachine(),
        new Clear(), "kill.test").withPace(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1)), new Effects());
    Tomcat tomcat = new Tomcat();
    String base = Files.createTempDirectory("station").toString();
    tomcat.setBaseDir(base);
    tomcat.setPort(Integer.parseInt(args[3]));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    var context = tomcat.addContext("", base);
    Tomcat.addServlet(context, "ebms", new EbmsServlet(handler::handle, PackagingLimits.DEFAULT));
    context.addServletMappingDecoded("/ebms", "ebms");
    tomcat.start();
    handler.start();
    send(transactions, handler, Integer.parseInt(args[5]));
    new CountDownLatch(1).await();
  }

  /** Goes on where the process before was: a business key names one message, however often it is handed over. */
  private static void send(Transactions transactions, MessageServiceHandler handler, int messages) throws InterruptedException {
    for (int i = 0; i < messages; i++) {
      var order = TestParties.order("killed", "k" + i, "<order>" + i + "</order>");
      if (i % 2 == 0) {
        transactions.inTransaction(connection -> handler.enqueue(connection, order));
        handler.wake();
      } else {
        Prepared prepared = transactions.inTransaction(connection -> handler.prepare(connection, order));
        handler.transmit(prepared);
      }
      if (i % 50 == 49) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port + "/ebms");
  }

  private record Clear() implements AtRest {

    @Override
    public byte[] seal(byte[] clear) {
      return clear;
    }

    @Override
    public byte[] open(byte[] sealed) {
      return sealed;
    }
  }

  /** One row per message in the transaction that stores it. */
  private record Effects() implements MessageListener {

    @Override
    public void onMessage(Connection connection, ReceivedMessage message) throws SQLException {
      try (var insert = connection.prepareStatement("insert into effect values (?)")) {
        insert.setString(1, message.conversationId());
        insert.executeUpdate();
      }
    }

    @Override
    public void onAcknowledged(Connection connection, Acknowledged acknowledged) {
      // the state is in the row
    }

    @Override
    public void onFailed(Connection connection, DeliveryFailure failure) {
      // the state is in the row
    }
  }
}
