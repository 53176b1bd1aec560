package org.belraihub.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;

import org.belraihub.wss.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys from PKCS#12 files (R10.13). */
class KeyMaterialTest {

  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir
  private Path home;

  @Test
  void theOneKeyOfAFileNeedsNoAlias() throws Exception {
    KeyMaterial made = TestKeys.rsa("home");

    KeyMaterial read = KeyMaterial.load(store("one"), PASSWORD);

    assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=one");
    assertThat(read.chain()).containsExactly(read.certificate());
    assertThat(read.privateKey().getAlgorithm()).isEqualTo("RSA");
    assertThat(made.toString()).isEqualTo("KeyMaterial[CN=home]");
  }

  @Test
  void oneOfSeveralKeysIsNamed() throws Exception {
    Path file = store("one", "two");

    assertThat(KeyMaterial.load(file, PASSWORD, "two").certificate().getSubjectX500Principal().getName()).isEqualTo("CN=two");
    assertThatThrownBy(() -> KeyMaterial.load(file, PASSWORD)).isInstanceOf(KeyMaterialException.class).hasMessageContaining("name the alias");
    assertThatThrownBy(() -> KeyMaterial.load(file, PASSWORD, "three")).isInstanceOf(KeyMaterialException.class);
  }

  @Test
  void aWrongPasswordOrFileIsToldWithoutTheSecret() throws Exception {
    Path file = store("one");

    assertThatThrownBy(() -> KeyMaterial.load(file, "guess".toCharArray())).isInstanceOf(KeyMaterialException.class)
        .hasMessageContaining("keys.p12").hasMessageNotContaining("guess");
    assertThatThrownBy(() -> KeyMaterial.load(home.resolve("none.p12"), PASSWORD)).isInstanceOf(KeyMaterialException.class)
        .hasMessageContaining("none.p12");
  }

  private Path store(String... names) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (String name : names) {
      KeyMaterial key = TestKeys.rsa(name);
      store.setKeyEntry(name, key.privateKey(), PASSWORD, new Certificate[] {key.certificate()});
    }
    Path file = home.resolve("keys.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
