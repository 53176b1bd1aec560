package org.belraihub.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that ebMS messages are signed and decrypted with: every key of a PKCS#12 file, read again when the file changes, so that a
 * certificate can be replaced while the hub works. What cannot be read leaves the keys read before in use.
 */
final class EbmsKeys implements Supplier<List<SigningIdentity>> {

  private static final Logger LOG = LoggerFactory.getLogger(EbmsKeys.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private record Read(Instant lookedAt, FileTime changed, List<SigningIdentity> keys) {
  }

  private final Path file;
  private final char[] password;
  private final SigningIdentity always;
  private final SystemClock clock;
  private volatile Read read;

  /** The keys of a file beside the hub's own. */
  EbmsKeys(Path file, char[] password, SigningIdentity always, SystemClock clock) {
    this.file = file;
    this.password = password.clone();
    this.always = always;
    this.clock = clock;
    this.read = new Read(Instant.EPOCH, FileTime.fromMillis(0), List.of(always));
  }

  @Override
  public List<SigningIdentity> get() {
    Instant now = clock.now();
    return Duration.between(read.lookedAt, now).compareTo(LOOK_EVERY) < 0 ? read.keys : look(now);
  }

  private synchronized List<SigningIdentity> look(Instant now) {
    Read before = read;
    if (Duration.between(before.lookedAt, now).compareTo(LOOK_EVERY) < 0) {
      return before.keys;
    }
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      List<SigningIdentity> keys = changed.equals(before.changed) ? before.keys : keys();
      read = new Read(now, changed, keys);
    } catch (IOException | GeneralSecurityException e) {
      LOG.error("The keys for ebMS in {} cannot be read; those read before stay in use: {}", file.getFileName(), e.toString());
      read = new Read(now, before.changed, before.keys);
    }
    return read.keys;
  }

  private List<SigningIdentity> keys() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    var keys = new ArrayList<SigningIdentity>();
    keys.add(always);
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key && store.getCertificate(alias) instanceof X509Certificate certificate
          && !certificate.equals(always.certificate())) {
        keys.add(new SigningIdentity(key, certificate));
      }
    }
    LOG.info("{} keys for ebMS messages are in use", keys.size());
    return List.copyOf(keys);
  }
}
