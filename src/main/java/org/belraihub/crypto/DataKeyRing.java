package org.belraihub.crypto;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** The data keys of a running node, which may change under it: whoever has its cipher or its hashes works with the keys in force. */
public final class DataKeyRing {

  private final @Nullable Path file;
  private final FieldCipher cipher;
  private final KeyedHash hashes;
  private volatile DataKeys keys;

  /** Keys from a file, or with null from somewhere that cannot be written. */
  public DataKeyRing(DataKeys keys, @Nullable Path file) {
    this.keys = keys;
    this.file = file;
    this.cipher = new FieldCipher(keys);
    this.hashes = new KeyedHash(keys);
  }

  /** Encrypts with the current key. */
  public FieldCipher cipher() {
    return cipher;
  }

  /** Hashes with the current key. */
  public KeyedHash hashes() {
    return hashes;
  }

  /** The keys in force. */
  public DataKeys keys() {
    return keys;
  }

  /** Whether new keys can be written where these came from. */
  public boolean isWritable() {
    return file != null;
  }

  /** Writes the keys to the file, and only then works with them. */
  public synchronized void replace(DataKeys next) {
    if (file == null) {
      throw new KeyMaterialException("the data keys are not in a file that the hub can write", null);
    }
    next.write(file);
    use(next);
  }

  /** Takes what another node wrote into the file they share. */
  public synchronized void refresh() {
    if (file != null) {
      DataKeys there = DataKeys.read(file);
      if (!there.equals(keys)) {
        use(there);
      }
    }
  }

  private void use(DataKeys next) {
    hashes.use(next);
    cipher.use(next);
    keys = next;
  }
}
