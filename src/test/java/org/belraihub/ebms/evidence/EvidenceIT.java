package org.belraihub.ebms.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.belraihub.ebms.EbmsStation;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One message, one file, and a stranger who believes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceIT {

  @TempDir
  static Path directory;

  private EbmsStation buyer;
  private EbmsStation seller;
  private Path sent;
  private Path received;

  @BeforeAll
  void exchange() throws IOException {
    buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
    seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY);
    buyer.listen();
    seller.listen();
    Agreements agreements = Agreements.of(List.of(
        TestParties.agreement("proved", buyer.endpoint, seller.endpoint, TestParties.RELIABILITY, SyncReplyMode.NONE)));
    seller.begin(agreements, true);
    buyer.begin(agreements, true);
    MessageId id = buyer.enqueue(TestParties.order("proved", "k1", "<order>what was agreed</order>"));
    await().atMost(Duration.ofSeconds(60)).until(() -> buyer.acknowledged.size() == 1);
    sent = written(buyer, id, "sent.zip");
    received = written(seller, id, "received.zip");
  }

  @AfterAll
  void close() {
    buyer.close();
    seller.close();
  }

  @Test
  void bothSidesProveTheSameMessageWithSignatureAndAcknowledgment() throws IOException {
    for (Path file : List.of(sent, received)) {
      EvidenceCheck.Result result = EvidenceCheck.verify(file, PackagingLimits.DEFAULT);

      assertThat(result.problems()).isEmpty();
      assertThat(result.proved()).hasSize(3).anyMatch(line -> line.contains("The buyer")).anyMatch(line -> line.contains("The seller"));
    }
  }

  @Test
  void anAlteredMessageAcknowledgmentOrAgreementProvesNothing() throws IOException {
    assertThat(altered("message.http", text -> text.replace("what was agreed", "what was wished")).problems()).isNotEmpty();
    assertThat(altered("message.http", text -> text.replace("conversation-k1", "conversation-k2")).problems()).isNotEmpty();
    assertThat(altered("acknowledgment.http", text -> text.replaceFirst("<eb:Timestamp>\\d", "<eb:Timestamp>9")).problems()).isNotEmpty();
    String stranger = Base64.getEncoder().encodeToString(encoded());
    assertThat(altered("agreement.xml", text -> text.replaceAll("<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>" + stranger + "<"))
        .problems()).isNotEmpty();
  }

  @Test
  void opensslAloneComesToTheSameResult() throws Exception {
    Assumptions.assumeTrue(has("openssl"), "openssl is not installed");
    Path folder = Files.createDirectories(directory.resolve("by-hand"));
    for (String part : List.of("message", "acknowledgment")) {
      try (var zip = new ZipFile(sent.toFile())) {
        for (String name : List.of("certificate-1.pem", "signed-info.xml", "signature.bin", "envelope-as-signed.xml")) {
          Files.write(folder.resolve(name), bytes(zip, part + "/" + name));
        }
      }
      assertThat(run(folder, "openssl", "x509", "-in", "certificate-1.pem", "-pubkey", "-noout", "-out", "key.pem")).isZero();
      assertThat(run(folder, "openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature.bin", "signed-info.xml")).isZero();
      String digest = Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("envelope-as-signed.xml"))));
      assertThat(Files.readString(folder.resolve("signed-info.xml"))).contains(digest);
    }
  }

  private static Path written(EbmsStation station, MessageId id, String name) throws IOException {
    Path file = directory.resolve(name);
    try (var out = Files.newOutputStream(file)) {
      assertThat(station.handler().evidence(id, out)).isTrue();
    }
    return file;
  }

  private EvidenceCheck.Result altered(String entry, UnaryOperator<String> change) throws IOException {
    Path other = Files.createTempFile(directory, "altered", ".zip");
    try (var zip = new ZipFile(sent.toFile()); var out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry each : zip.stream().toList()) {
        out.putNextEntry(new ZipEntry(each.getName()));
        byte[] content = bytes(zip, each.getName());
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String changed = each.getName().equals(entry) ? change.apply(text) : text;
        assertThat(each.getName().equals(entry) && changed.equals(text)).as("the change changes something").isFalse();
        out.write(changed.getBytes(StandardCharsets.ISO_8859_1));
        out.closeEntry();
      }
    }
    return EvidenceCheck.verify(other, PackagingLimits.DEFAULT);
  }

  private static byte[] encoded() {
    try {
      return TestParties.STRANGER_KEY.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  private static boolean has(String program) {
    try {
      return run(directory, program, "version") == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static int run(Path where, String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
