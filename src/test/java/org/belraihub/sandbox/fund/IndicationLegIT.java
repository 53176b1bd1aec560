package org.belraihub.sandbox.fund;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.zaxxer.hikari.HikariDataSource;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.ebms.EbmsConfiguration;
import org.belraihub.ebms.EbmsStation;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.evidence.Reconciliation;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.indication.IndicationNotice;
import org.belraihub.indication.wire.CareFundMessages;
import org.belraihub.indication.wire.IndicationRendering;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.RunningSandbox;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The indication leg over real ebMS against the simulated funds and their books (R6.07, E29). */
class IndicationLegIT {

  @TempDir
  static Path home;

  private final String database = TestDatabase.fresh();
  private final HubSide hub = new HubSide();
  private RunningSandbox sandbox;
  private SandboxControl control;

  @BeforeEach
  void start() throws Exception {
    sandbox = RunningSandbox.start(home, SystemClock.ofMachine(), database, 0, List.of(new CareFunds(), hub));
    control = SandboxControl.of(home);
    control.hubEbms(sandbox.address("hub-side"));
    hub.handler.start();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** R6.39, as far as indications go: over ebMS, addressed by fund. */
  @Test
  void anIndicationIsBookedOnceAndItsSignedAcknowledgmentIsTaken() throws Exception {
    hub.send(380, "R-1", IndicationRendering.bytes(notice(380, "R-1")));

    await().atMost(30, SECONDS).until(() -> hub.acknowledged.contains("R-1"));
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(acknowledged("R-1")).isEqualTo(1));
    assertThat(fund(380).path("indications").asInt()).isEqualTo(1);
    assertThat(control.part("care-funds", "booked", Map.of("reference", "R-1")).path("380").path("until").asString())
        .isEqualTo("2026-02-28");
    assertThat(Files.list(home.resolve("sandbox/agreements"))).hasSize(7);
  }

  /** R10.14. */
  @Test
  void aFundThatIsDownDelaysItsOwnMessagesOnly() throws Exception {
    control.down("fund-480");
    hub.send(480, "R-2", IndicationRendering.bytes(notice(480, "R-2")));
    hub.send(680, "R-3", IndicationRendering.bytes(notice(680, "R-3")));

    await().atMost(30, SECONDS).until(() -> hub.acknowledged.contains("R-3"));
    assertThat(hub.acknowledged).doesNotContain("R-2");
    control.up("fund-480");

    await().atMost(60, SECONDS).until(() -> hub.acknowledged.contains("R-2"));
    assertThat(fund(480).path("receptions").asInt()).isEqualTo(1);
  }

  @Test
  void aSilentFundBooksAndALaterAcknowledgmentChangesNothing() throws Exception {
    control.silent("fund-180");
    hub.send(180, "R-4", IndicationRendering.bytes(notice(180, "R-4")));
    await().atMost(30, SECONDS).untilAsserted(() -> assertThat(fund(180).path("indications").asInt()).isEqualTo(1));
    assertThat(hub.acknowledged).isEmpty();
    assertThat(acknowledged("R-4")).isZero();

    control.up("fund-180");

    await().atMost(60, SECONDS).until(() -> hub.acknowledged.contains("R-4"));
    assertThat(fund(180).path("indications").asInt()).isEqualTo(1);
    assertThat(fund(180).path("receptions").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoValidIndicationIsTakenAndNotBooked() throws Exception {
    var wrong = new String(IndicationRendering.bytes(notice(280, "R-5")), StandardCharsets.UTF_8)
        .replace("<geldigTot>2026-02-28", "<geldigTot>2026-03-01").getBytes(StandardCharsets.UTF_8);

    hub.send(280, "R-5", wrong);
    hub.send(280, "R-6", IndicationRendering.bytes(notice(580, "R-6")));

    await().atMost(30, SECONDS).untilAsserted(() -> assertThat(fund(280).path("invalid").asInt()).isEqualTo(2));
    assertThat(fund(280).path("indications").asInt()).isZero();
  }

  /** Of every fifth message that leaves a fund one is lost, doubled, overtaken or corrupted; each indication is there once all the same. */
  @Test
  void aThousandIndicationsOverFaultyWaysAreThereOnceAndBothStatementsSaySo() throws Exception {
    int indications = Integer.getInteger("fund.indications", 1000);
    long seed = System.nanoTime();
    for (int fund : FundAgreements.FUNDS) {
      control.part("care-funds", "trouble", Map.of("fund", fund, "percent", 20, "faults", List.of("LOSE", "DUPLICATE", "DELAY", "CORRUPT"),
          "seed", seed));
    }
    var pool = Executors.newFixedThreadPool(4);
    for (int i = 0; i < indications; i++) {
      int fund = FundAgreements.FUNDS.get(i % FundAgreements.FUNDS.size());
      String reference = "F-" + i;
      pool.submit(() -> {
        hub.send(fund, reference, IndicationRendering.bytes(notice(fund, reference)));
        return null;
      });
    }
    pool.shutdown();

    await("all acknowledged, seed " + seed).atMost(240, SECONDS).until(() -> hub.acknowledged.size() == indications);
    long booked = FundAgreements.FUNDS.stream().mapToLong(fund -> fund(fund).path("indications").asLong()).sum();
    long receptions = FundAgreements.FUNDS.stream().mapToLong(fund -> fund(fund).path("receptions").asLong()).sum();
    assertThat(booked).isEqualTo(indications);
    assertThat(receptions).isEqualTo(indications);
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    for (int fund : FundAgreements.FUNDS) {
      Statement sent = hub.handler.statement(FundAgreements.cpaId(fund), Statement.Side.SENDER, LocalDate.parse(today));
      Statement received = Statement.parse(
          control.part("care-funds", "statement", Map.of("fund", fund, "day", today)).path("text").asString());
      assertThat(Reconciliation.of(sent, received).isClean()).as("fund " + fund).isTrue();
    }
  }

  private JsonNode fund(int number) {
    return control.ledgers().path("care-funds").path(Integer.toString(number));
  }

  private int acknowledged(String reference) {
    return control.part("care-funds", "acknowledged", Map.of("references", List.of(reference))).path("acknowledged").asInt();
  }

  private static IndicationNotice notice(int fund, String reference) {
    var day = LocalDate.of(2025, 8, 31);
    var scores = new IndicationNotice.Scores(new BigDecimal("3.5"), BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    return new IndicationNotice(UUID.randomUUID(), Instant.parse("2025-08-31T10:00:00Z"), fund, true, new ReferenceNumber(reference),
        Insz.of("61123199720"), new HcoNumber("10000066"), "VSB-0001", Insz.of("91041299797"), IndicationNotice.AssessorRole.ASSESSOR,
        "BELRAI_SCREENER", "1", day, Instant.parse("2025-08-31T10:00:00Z"), 6, day.plusMonths(6), "ZZZ", scores, new BigDecimal("13.5"),
        true, "1");
  }

  /** The hub's message service with a door of its own. */
  private static final class HubSide implements SandboxPart, MessageListener {

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, Agreement> agreements = new ConcurrentHashMap<>();
    private final HikariDataSource messages = new HikariDataSource();
    private MessageServiceHandler handler;
    private SandboxSite site;

    @Override
    public String name() {
      return "hub-side";
    }

    @Override
    public void mount(SandboxSite place) {
      site = place;
      messages.setJdbcUrl(TestDatabase.fresh());
      EbmsStation.schema(messages);
      var identity = place.keys().identity("hub");
      var own = new OwnParty(FundAgreements.HUB, List.of(new SigningIdentity(identity.key(), identity.certificate())));
      handler = new MessageServiceHandler(EbmsConfiguration.of(messages, this::agreement, own, place.clock(), new Clear(), "hub.test")
          .withPace(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1)), this);
      place.servlet("hub-side", "/hub/ebms", handler.servlet());
    }

    /** Read anew when the sandbox has written another. */
    private Optional<Agreement> agreement(String cpaId) {
      try {
        String file = Files.readString(site.directory().resolve("agreements/fund-" + cpaId.substring(cpaId.length() - 3) + ".xml"));
        return Optional.of(agreements.computeIfAbsent(file, text -> {
          try {
            return AgreementReader.read(text.getBytes(StandardCharsets.UTF_8));
          } catch (AgreementRefusedException e) {
            throw new IllegalStateException(e);
          }
        }));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void send(int fund, String reference, byte[] rendered) throws SQLException {
      OutgoingMessage message = CareFundMessages.message(FundAgreements.cpaId(fund), reference, rendered);
      MessageId id;
      try (var connection = messages.getConnection()) {
        connection.setAutoCommit(false);
        id = handler.enqueue(connection, message);
        connection.commit();
      }
      handler.transmit(id);
    }

    @Override
    public void onMessage(Connection connection, ReceivedMessage message) {
      throw new IllegalStateException("the funds send nothing yet");
    }

    @Override
    public void onAcknowledged(Connection connection, Acknowledged receipt) {
      acknowledged.add(receipt.businessKey());
    }

    @Override
    public void onFailed(Connection connection, DeliveryFailure failure) {
      throw new IllegalStateException(failure.toString());
    }

    @Override
    public void close() {
      handler.close();
      messages.close();
    }
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
}
