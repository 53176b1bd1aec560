package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

import org.belraihub.ebms.agreement.AgreementTerms;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.evidence.Reconciliation;
import org.belraihub.ebms.evidence.StatementStore;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.testing.HubProgram;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 of either side in the middle of an exchange: nothing is lost, nothing doubled. {@code -Debms.kill.messages} and
 * {@code -Debms.kill.rounds} make it longer.
 */
class KilledExchangeIT {

  private static final int MESSAGES = Integer.getInteger("ebms.kill.messages", 250);
  private static final int ROUNDS = Integer.getInteger("ebms.kill.rounds", 4);

  @TempDir
  Path home;

  private final String buyerDatabase = TestDatabase.fresh();
  private final String sellerDatabase = TestDatabase.fresh();
  private final DataSource buyerRows = TestDatabase.source(buyerDatabase, "public");
  private final DataSource sellerRows = TestDatabase.source(sellerDatabase, "public");
  private Process buyer;
  private Process seller;

  @AfterEach
  void end() {
    for (Process process : new Process[] {buyer, seller}) {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void killingEitherSideLosesAndDoublesNothing() throws Exception {
    long seed = Long.getLong("ebms.kill.seed", System.nanoTime());
    System.out.println("seed " + seed);
    var random = new Random(seed);
    EbmsStation.schema(buyerRows);
    EbmsStation.schema(sellerRows);
    int buyerPort = freePort();
    int sellerPort = freePort();
    SandboxKeys keys = SandboxKeys.in(home, SystemClock.ofMachine());
    Path agreement = agreement(keys, buyerPort, sellerPort);
    buyer = start("BUYER", keys.keyStore("hub"), buyerDatabase, buyerPort, agreement, MESSAGES);
    seller = start("SELLER", keys.keyStore("vsbnet"), sellerDatabase, sellerPort, agreement, 0);

    for (int round = 1; round <= ROUNDS; round++) {
      long until = (long) MESSAGES * round / (ROUNDS + 1);
      await().atMost(Duration.ofMinutes(5)).until(() -> count(sellerRows, "select count(*) from effect") >= until);
      if (random.nextBoolean()) {
        kill(buyer);
        buyer = start("BUYER", keys.keyStore("hub"), buyerDatabase, buyerPort, agreement, MESSAGES);
      } else {
        kill(seller);
        seller = start("SELLER", keys.keyStore("vsbnet"), sellerDatabase, sellerPort, agreement, 0);
      }
    }

    await().atMost(Duration.ofMinutes(10)).until(
        () -> count(buyerRows, "select count(*) from ebms_outgoing where state in ('ACKNOWLEDGED', 'CONFIRMED')") == MESSAGES);
    assertThat(count(sellerRows, "select count(*) from effect")).isEqualTo(MESSAGES);
    assertThat(count(sellerRows, "select count(distinct message_id) from effect")).isEqualTo(MESSAGES);
    assertThat(count(buyerRows, "select count(*) from ebms_outgoing")).isEqualTo(MESSAGES);
    assertThat(reconciled()).satisfies(reconciliation -> {
      assertThat(reconciliation.isClean()).as(reconciliation.toString()).isTrue();
      assertThat(reconciliation.agreed()).isEqualTo(MESSAGES);
    });
  }

  private Reconciliation reconciled() throws SQLException {
    var day = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    try (var buyers = buyerRows.getConnection(); var sellers = sellerRows.getConnection()) {
      return Reconciliation.of(StatementStore.sent(buyers, "killed", "BUYER", day), StatementStore.received(sellers, "killed", "BUYER", day));
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private Path agreement(SandboxKeys keys, int buyerPort, int sellerPort) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var terms = new AgreementTerms("killed", now.minusSeconds(3600), now.plusSeconds(86_400),
        new AgreementTerms.Party("The buyer", TestParties.BUYER, "Buyer", StationProcess.endpoint(buyerPort),
            keys.identity("hub").certificate()),
        new AgreementTerms.Party("The seller", TestParties.SELLER, "Seller", StationProcess.endpoint(sellerPort),
            keys.identity("vsbnet").certificate()),
        List.of(new AgreementTerms.Service(TestParties.SERVICE, List.of(TestParties.ORDER), List.of(TestParties.ANSWER))),
        new Reliability(50, Duration.ofSeconds(2), Duration.ofHours(2), false), SyncReplyMode.NONE);
    return Files.write(home.resolve("agreement.xml"), AgreementWriter.write(terms));
  }

  private Process start(String party, Path key, String database, int port, Path agreement, int messages) throws IOException {
    var command = HubProgram.command("192m", StationProcess.class);
    command.addAll(List.of(party, key.toString(), database, Integer.toString(port), agreement.toString(), Integer.toString(messages)));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve(party + ".log").toFile())).start();
  }

  private static long count(DataSource rows, String sql) throws SQLException {
    try (var connection = rows.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", 0));
      return socket.getLocalPort();
    }
  }
}
