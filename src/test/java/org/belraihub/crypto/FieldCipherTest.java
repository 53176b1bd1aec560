package org.belraihub.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption at rest and look-up hashes with versioned keys (R10.07, R10.13). */
class FieldCipherTest {

  private static final String PURPOSE = "person.insz";

  private final DataKeys keys = DataKeys.generate(true);
  private final FieldCipher cipher = new FieldCipher(keys);

  @Test
  void whatIsEncryptedComesBackAndLooksDifferentEachTime() {
    byte[] first = cipher.encryptText("85010112345", PURPOSE);
    byte[] second = cipher.encryptText("85010112345", PURPOSE);

    assertThat(cipher.decryptText(first, PURPOSE)).isEqualTo("85010112345");
    assertThat(first).isNotEqualTo(second);
    assertThat(cipher.keyId(first)).isEqualTo("e1");
  }

  @Test
  void anyChangedByteIsRefused() {
    byte[] sealed = cipher.encryptText("85010112345", PURPOSE);

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> cipher.decrypt(changed, PURPOSE)).as("byte %d", i).isInstanceOf(KeyMaterialException.class);
    }
  }

  @Test
  void aValueOfAnotherColumnDoesNotOpen() {
    byte[] sealed = cipher.encryptText("85010112345", PURPOSE);

    assertThatThrownBy(() -> cipher.decrypt(sealed, "person.name")).isInstanceOf(KeyMaterialException.class)
        .hasMessageNotContaining("85010112345");
  }

  @Test
  void afterARotationOldDataAreReadAndKnownAsOld() {
    byte[] old = cipher.encryptText("x", PURPOSE);

    var rotated = new FieldCipher(keys.rotated());

    assertThat(rotated.decryptText(old, PURPOSE)).isEqualTo("x");
    assertThat(rotated.isCurrent(old)).isFalse();
    assertThat(rotated.isCurrent(rotated.encryptText("x", PURPOSE))).isTrue();
    assertThatThrownBy(() -> new FieldCipher(keys.rotated().withoutOld()).decrypt(old, PURPOSE))
        .isInstanceOf(KeyMaterialException.class).hasMessageContaining("e1");
  }

  @Test
  void aHashIsFoundUnderEveryKeyThatIsKnown() {
    var before = new KeyedHash(keys);
    var after = new KeyedHash(keys.rotated());
    String stored = before.of("85010112345", PURPOSE);

    assertThat(after.candidates("85010112345", PURPOSE)).contains(stored).hasSize(2).startsWith(after.of("85010112345", PURPOSE));
    assertThat(after.isCurrent(stored)).isFalse();
    assertThat(before.isCurrent(stored)).isTrue();
    assertThat(before.of("85010112345", "other")).isNotEqualTo(stored);
  }

  @Test
  void keysSurviveTheFileAndOnlyItsOwnerReadsIt(@TempDir Path home) throws Exception {
    Path file = home.resolve("keys").resolve("data.keys");

    DataKeys made = DataKeys.readOrCreate(file);
    DataKeys again = DataKeys.readOrCreate(file);

    assertThat(again).isEqualTo(made);
    assertThat(again.fromSandbox()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    again.rotated().write(file);
    assertThat(DataKeys.read(file).encryption()).containsOnlyKeys("e1", "e2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void brokenKeysAreNamedWithoutTheirValue() {
    assertThatThrownBy(() -> DataKeys.parse("encryption.current=a\nencryption.a=c2VjcmV0\nhash.current=b\nhash.b=c2VjcmV0"))
        .isInstanceOf(KeyMaterialException.class).hasMessageContaining("encryption.a").hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> DataKeys.parse("hash.current=b")).isInstanceOf(KeyMaterialException.class)
        .hasMessageContaining("encryption.current");
    assertThat(keys.toString()).doesNotContain("=");
  }

  @Test
  void manyThreadsShareOneCipher() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String value = "value " + i;
        tasks.add(() -> cipher.decryptText(cipher.encryptText(value, PURPOSE), PURPOSE).equals(value));
      }

      for (var done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
