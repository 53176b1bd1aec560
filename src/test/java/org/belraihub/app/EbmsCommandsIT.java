package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.belraihub.ebms.evidence.Statement;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types about agreements, messages and their evidence, against a running hub and six funds. */
class EbmsCommandsIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FUND = 580;
  private static final String AGREEMENT = "belraihub-sandbox-" + FUND;

  @TempDir
  Path folder;

  private final TestHub hub = TestHub.shared();

  private record Ended(int exit, String out, String err) {
  }

  @AfterEach
  void theDoorIsOpen() {
    door(true);
  }

  @Test
  void agreementsAreListedShownAndChecked() throws IOException {
    assertThat(onHub("agreement", "list")).satisfies(told -> {
      assertThat(told.exit()).isZero();
      assertThat(told.out().lines()).hasSize(7).allMatch(line -> line.contains(" usable "));
    });
    assertThat(onHub("agreement", "show", AGREEMENT)).satisfies(told -> {
      assertThat(told.exit()).isZero();
      assertThat(told.out()).contains("sends IndicatieMelden as VIP, signed", "receives IndicatieAntwoord", "signs with C=BE", "SHA-256 ");
    });
    assertThat(onHub("agreement", "show", "nothing")).isEqualTo(new Ended(1, "", "there is no agreement nothing" + System.lineSeparator()));
    Path file = agreements().resolve("fund-" + FUND + ".xml");
    assertThat(run("agreement", "check", file.toString())).isEqualTo(new Ended(0, AGREEMENT + " can be used" + System.lineSeparator(), ""));
    assertThat(run("agreement", "check", "--endpoint-host=*.vsb.example", file.toString())).satisfies(told -> {
      assertThat(told.exit()).isEqualTo(1);
      assertThat(told.out()).contains("its host is not in hub.partners.ebms.endpoint-hosts", AGREEMENT + " would be refused");
    });
    Path broken = Files.writeString(folder.resolve("broken.xml"),
        Files.readString(file).replace("ackRequested=\"always\"", "ackRequested=\"mostly\""));
    assertThat(run("agreement", "check", broken.toString())).satisfies(told -> {
      assertThat(told.exit()).isEqualTo(1);
      assertThat(told.out()).contains("MessagingCharacteristics: Value 'mostly'");
    });
  }

  /** A running hub sees a document that comes, and one that is broken, without a restart. */
  @Test
  void aNewAgreementIsSeenAndABrokenOneIsListedWithItsReason() throws IOException {
    Path file = agreements().resolve("of-this-test.xml");
    try {
      Files.writeString(file, Files.readString(agreements().resolve("fund-" + FUND + ".xml")).replace(AGREEMENT, "of-this-test"));
      await().atMost(PATIENCE).until(() -> onHub("agreement", "show", "of-this-test").exit() == 0);
      assertThat(onHub("ebms", "ping", "of-this-test").exit()).as("the fund does not know it").isEqualTo(1);

      Files.writeString(file, "<CollaborationProtocolAgreement/>");
      await().atMost(PATIENCE).until(() -> onHub("agreement", "list"),
          told -> told.exit() == 1 && told.out().contains("refused: not a CollaborationProtocolAgreement of CPPA 2.0"));
      assertThat(onHub("agreement", "show", "of-this-test").exit()).as("what was read before stays in force").isZero();
    } finally {
      Files.delete(file);
    }
    await().atMost(PATIENCE).until(() -> onHub("agreement", "list").exit() == 0);
  }

  @Test
  void aFundThatIsThereTakesAPing() {
    assertThat(onHub("ebms", "ping", AGREEMENT)).isEqualTo(new Ended(0, "taken" + System.lineSeparator(), ""));
    door(false);

    assertThat(onHub("ebms", "ping", AGREEMENT)).isEqualTo(new Ended(1, "not taken" + System.lineSeparator(), ""));
  }

  @Test
  void statementsOfBothSidesAgreeUntilOneLacksAMessage() throws Exception {
    String id = delivered(submitted());
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    Path ours = Files.writeString(folder.resolve("ours"), onHub("ebms", "statement", AGREEMENT, today).out());
    String text = hub.sandbox().part("care-funds", "statement", Map.of("fund", FUND, "day", today)).path("text").asString();
    Path theirs = Files.writeString(folder.resolve("theirs"), text);
    assertThat(Files.readString(ours)).contains(id);

    assertThat(run("ebms", "reconcile", ours.toString(), theirs.toString())).satisfies(told -> {
      assertThat(told.out()).contains("nothing is missing");
      assertThat(told.exit()).isZero();
    });
    assertThat(run("ebms", "reconcile", theirs.toString(), ours.toString()).exit()).as("in either order").isZero();
    Path lines = Files.writeString(folder.resolve("lines"),
        String.join("\n", text.lines().filter(line -> !line.contains(id)).toList()) + "\n");
    assertThat(run("ebms", "reconcile", ours.toString(), lines.toString()))
        .isEqualTo(new Ended(1, "", "its lines were changed: count or digest do not fit them" + System.lineSeparator()));
    Statement whole = Statement.parse(text);
    Path lacking = Files.writeString(folder.resolve("lacking"), new Statement(whole.cpaId(), whole.sender(), whole.side(), whole.day(),
        whole.entries().stream().filter(entry -> !entry.messageId().value().equals(id)).toList()).text());
    assertThat(run("ebms", "reconcile", ours.toString(), lacking.toString())).satisfies(told -> {
      assertThat(told.exit()).isEqualTo(1);
      assertThat(told.out()).contains("acknowledged but not there: " + id, "the statements do not agree");
    });
    assertThat(onHub("ebms", "statement", "nothing", today).exit()).isEqualTo(1);
  }

  /** The file needs no hub, no key and no network: {@code evidence verify} is given nothing else. */
  @Test
  void evidenceOfAMessageIsWrittenAndVerifiedAndNoTamperingPasses() throws Exception {
    String id = delivered(submitted());
    Path file = folder.resolve("proof.zip");

    assertThat(onHub("evidence", id, "--to", file.toString())).isEqualTo(new Ended(0, file + System.lineSeparator(), ""));

    assertThat(run("evidence", "verify", file.toString())).satisfies(told -> {
      assertThat(told.exit()).as(told.out()).isZero();
      assertThat(told.out().lines()).hasSize(3).allMatch(line -> line.startsWith("proved: "));
      assertThat(told.out()).contains("the receiver acknowledged exactly the digests of this message");
    });
    var payload = tampered(file, "message.http", text -> text.replace("<zorgkas>580<", "<zorgkas>680<"));
    var header = tampered(file, "message.http", text -> text.replace("<eb:Action>IndicatieMelden<", "<eb:Action>IndicatieAntwoord<"));
    var date = tampered(file, "acknowledgment.http", text -> text.replaceFirst("<eb:Timestamp>20(\\d\\d)", "<eb:Timestamp>21$1"));
    var digest = tampered(file, "acknowledgment.http", text -> text.replaceFirst("<ds:DigestValue>.", "<ds:DigestValue>_"));
    var certificate = tampered(file, "agreement.xml", text -> swapped(text));
    for (Path changed : List.of(payload, header, date, digest, certificate)) {
      var told = run("evidence", "verify", changed.toString());
      assertThat(told.exit()).as("%s: %s", changed, told.out()).isEqualTo(1);
      assertThat(told.out()).contains("NOT PROVED: ");
    }
    assertThat(onHub("evidence", "nobody@nowhere.example").exit()).isEqualTo(1);
    assertThat(hub.audit().ofCorrelation("ebms-" + id)).extracting("action").containsOnlyOnce("EVIDENCE_WRITTEN");
  }

  /** A replay while the fund still refuses is parked again and not left as sent; when it takes messages again the same one arrives once. */
  @Test
  void aRefusedIndicationIsParkedReplayedAndArrivesOnceUnderItsId() throws Exception {
    door(false);
    String reference = submitted();
    awaitState(reference, "PARKED");
    String delivery = ofDelivery(reference, "id");
    String id = ofDelivery(reference, "message_id");

    assertThat(onHub("replay", delivery).exit()).isZero();
    await().atMost(PATIENCE).until(() -> attempts(delivery) >= 2 && ofDelivery(reference, "state").equals("PARKED"));
    assertThat(onHub("delivery", "show", delivery).out()).contains("REFUSED_BY_TRANSPORT");
    assertThat(hub.books().indications(reference)).isEmpty();
    door(true);
    assertThat(onHub("replay", delivery).exit()).isZero();

    awaitState(reference, "ACKED");
    assertThat(ofDelivery(reference, "message_id")).isEqualTo(id);
    assertThat(hub.books().indications(reference)).singleElement().satisfies(indication -> assertThat(indication.receptions()).isEqualTo(1));
  }

  /** Without a signed acknowledgment nobody would know whether the fund has the indication: it waits for an agreement that asks for one. */
  @Test
  void anIndicationDoesNotLeaveUnderAnAgreementThatHasItNotAcknowledged() throws Exception {
    Path file = agreements().resolve("fund-" + FUND + ".xml");
    String agreed = Files.readString(file);
    String reference;
    try {
      Files.writeString(file, agreed.replace("ackSignatureRequested=\"always\"", "ackSignatureRequested=\"never\""));
      await().atMost(PATIENCE).until(() -> onHub("agreement", "show", AGREEMENT).out().contains("not acknowledged with a signature"));
      reference = submitted();
      awaitState(reference, "PARKED");
      assertThat(onHub("delivery", "show", ofDelivery(reference, "id")).out()).contains("AGREEMENT_WITHOUT_RECEIPT");
      assertThat(hub.books().indications(reference)).isEmpty();
    } finally {
      Files.writeString(file, agreed);
    }
    await().atMost(PATIENCE).until(() -> !onHub("agreement", "show", AGREEMENT).out().contains("not acknowledged with a signature"));

    assertThat(onHub("replay", ofDelivery(reference, "id")).exit()).isZero();
    awaitState(reference, "ACKED");
    assertThat(hub.books().indications(reference)).hasSize(1);
  }

  // --- what is typed

  private Ended onHub(String... arguments) {
    var all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--home=" + hub.home());
    return run(all.toArray(String[]::new));
  }

  private static Ended run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = CommandLineTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Ended(exit, out.toString(), err.toString());
  }

  // --- what happens

  private Path agreements() {
    return hub.partnersHome().resolve("sandbox/agreements");
  }

  private void door(boolean open) {
    hub.sandbox().part("care-funds", "door", Map.of("fund", FUND, "open", open));
  }

  private String submitted() throws Exception {
    Insz person = hub.client().consenting().relatedTo(Desks.ines()).memberOf(FUND).known();
    return hub.at(Desks.ines()).submit(Case.of(person, SCREENER), hub.answers(SCREENER, person),
        new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE)).reference();
  }

  /** The id of the message, once it is acknowledged. */
  private String delivered(String reference) {
    awaitState(reference, "ACKED");
    return ofDelivery(reference, "message_id");
  }

  private void awaitState(String reference, String state) {
    await().atMost(PATIENCE).until(() -> ofDelivery(reference, "state"), state::equals);
  }

  private String ofDelivery(String reference, String column) {
    return hub.jdbc().sql("select d." + column + "::text from delivery d join assessment a on a.id = d.assessment_id "
        + "where a.reference = ? and d.leg = 'INDICATION'").param(reference).query(String.class).single();
  }

  private long attempts(String delivery) {
    return hub.jdbc().sql("select count(*) from delivery_attempt where delivery_id = ?::bigint and outcome = 'FAILED'").param(delivery)
        .query(Long.class).single();
  }

  // --- tampering

  private Path tampered(Path file, String entry, UnaryOperator<String> change) throws IOException {
    Path changed = Files.createTempFile(folder, "tampered", ".zip");
    try (var zip = new ZipFile(file.toFile()); var out = new ZipOutputStream(Files.newOutputStream(changed))) {
      zip.stream().forEach(one -> copy(zip, one, out, one.getName().equals(entry) ? change : UnaryOperator.identity()));
    }
    return changed;
  }

  private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream out, UnaryOperator<String> change) {
    try {
      String before = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
      String after = change.apply(before);
      assertThat(after.equals(before)).as(entry.getName()).isEqualTo(change == UnaryOperator.<String>identity());
      out.putNextEntry(new ZipEntry(entry.getName()));
      out.write(after.getBytes(StandardCharsets.ISO_8859_1));
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives each party the certificate of the other. */
  private static String swapped(String agreement) {
    List<String> certificates = Pattern.compile("(?<=<ds:X509Certificate>)[^<]+").matcher(agreement).results().map(MatchResult::group)
        .distinct().toList();
    assertThat(certificates).hasSize(2);
    return agreement.replace(certificates.get(0), "-first-").replace(certificates.get(1), certificates.get(0))
        .replace("-first-", certificates.get(1));
  }
}
