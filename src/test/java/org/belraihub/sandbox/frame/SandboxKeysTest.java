package org.belraihub.sandbox.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Collections;

import org.belraihub.organisation.OrganisationFile;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class SandboxKeysTest {

  /** Nineteen key pairs take a while: made once, and each test has a copy. */
  @TempDir
  static Path made;
  @TempDir
  Path home;
  private SandboxKeys first;

  @BeforeEach
  void keys() throws IOException {
    first = SandboxKeys.in(made, SystemClock.ofMachine());
    FileSystemUtils.copyRecursively(made, home);
  }

  @Test
  void keysAreMadeOnceForTheirOwnerOnly() throws Exception {
    var second = SandboxKeys.in(home, SystemClock.ofMachine());

    for (var name : SandboxKeys.names()) {
      assertThat(second.identity(name).key()).isEqualTo(first.identity(name).key());
      for (var suffix : new String[] {".p12", ".pem", ".trust.p12"}) {
        var file = made.resolve("sandbox/keys/" + name + suffix);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void anyJavaOpensTheStoresByTheirPasswordOnly() throws Exception {
    char[] password = SandboxKeys.PASSWORD.toCharArray();
    var keys = KeyStore.getInstance(first.keyStore("gz").toFile(), password);
    assertThat(Collections.list(keys.aliases())).containsExactly("gz");
    assertThat(keys.getKey("gz", password)).isEqualTo(first.identity("gz").key());
    assertThat(keys.getCertificateChain("gz")).containsExactly(first.identity("gz").certificate());
    assertThatThrownBy(() -> KeyStore.getInstance(first.keyStore("gz").toFile(), "guess".toCharArray())).isInstanceOf(IOException.class);

    var trusted = KeyStore.getInstance(first.trustStore("gz").toFile(), password);
    assertThat(Collections.list(trusted.aliases())).containsExactly("gz");
    assertThat(trusted.isCertificateEntry("gz")).isTrue();
    assertThat(trusted.getCertificate("gz")).isEqualTo(first.identity("gz").certificate());
  }

  @Test
  void aMissingFileIsMadeAgainFromTheKeyThatIsThere() throws Exception {
    var pem = home.resolve("sandbox/keys/gz.pem");
    var before = Files.readString(pem);
    Files.delete(pem);

    SandboxKeys.in(home, SystemClock.ofMachine());

    assertThat(Files.readString(pem)).isEqualTo(before);
    assertThat(before).contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
    assertThat(first.certificatePem("gz")).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void aStoreThatSomebodyReplacedCountsAndTheOtherFilesFollowIt() throws Exception {
    var store = home.resolve("sandbox/keys/gz.p12");
    Files.write(store, SelfSigned.keyStore("gz", "76123422", Instant.now(), SandboxKeys.PASSWORD.toCharArray()));
    Files.setLastModifiedTime(store, FileTime.from(Instant.now().plusSeconds(5)));

    var second = SandboxKeys.in(home, SystemClock.ofMachine());

    assertThat(second.identity("gz").key()).isNotEqualTo(first.identity("gz").key());
    assertThat(Files.readString(home.resolve("sandbox/keys/gz.pem"))).startsWith(second.certificatePem("gz"));
  }

  @Test
  void aTextFileThatIsBrokenStopsTheStartWithItsFolder() throws Exception {
    Files.writeString(home.resolve("sandbox/keys/gz.pem"), "-----BEGIN CERT");

    assertThatThrownBy(() -> SandboxKeys.in(home, SystemClock.ofMachine())).isInstanceOf(IOException.class).hasMessageContaining("sandbox/keys");
  }

  @Test
  void theOrganisationsFileFollowsTheKeysAndElseIsLeftToTheOperator() throws Exception {
    var keys = SandboxKeys.in(home, SystemClock.ofMachine());
    var file = ScenarioOrganisations.file(home, keys);
    assertThat(OrganisationFile.read(Files.readString(file))).hasSize(7).anySatisfy(organisation -> {
      assertThat(organisation.nihii().digits()).isEqualTo("34000181");
      assertThat(organisation.vsbNumbers()).containsExactlyInAnyOrder("VSB-0001", "VSB-0002");
      assertThat(organisation.certificates()).containsExactly(keys.identity("ind").certificate());
    });
    Files.writeString(file, Files.readString(file) + "# mine\n");

    ScenarioOrganisations.file(home, keys);
    assertThat(Files.readString(file)).endsWith("# mine\n");

    Files.delete(home.resolve("sandbox/keys/ind.p12"));
    ScenarioOrganisations.file(home, SandboxKeys.in(home, SystemClock.ofMachine()));
    assertThat(Files.readString(file)).doesNotContain("# mine");
  }
}
