package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.time.SystemClock;

/**
 * The key pairs of the sandbox: RSA-2048 with self-signed certificates, one {@code <name>.p12} (alias the name, password
 * {@value #PASSWORD}), one {@code <name>.pem} (certificate and PKCS#8 key) and one {@code <name>.trust.p12} (certificate only)
 * for each, readable by the owner only. Made when missing and kept ever after; whole files only, also after a kill, and safe
 * when two processes start at once.
 */
public final class SandboxKeys {

  /** Opens every key store of the sandbox. It protects nothing: a {@code server} start refuses these keys. */
  public static final String PASSWORD = "sandbox";

  /** Names, and the RIZIV number on the certificate of those that have one. {@code stranger} is known to nobody. */
  private static final Map<String, String> NAMES = new TreeMap<>(Map.ofEntries(
      Map.entry("hub", ""), Map.entry("federal", ""), Map.entry("vsbnet", ""), Map.entry("ehealth", ""), Map.entry("data-warehouse", ""),
      Map.entry("fund-180", ""), Map.entry("fund-280", ""), Map.entry("fund-380", ""), Map.entry("fund-480", ""),
      Map.entry("fund-580", ""), Map.entry("fund-680", ""),
      Map.entry("gz", "76123422"), Map.entry("wzc", "72500174"), Map.entry("hosp", "71098723"), Map.entry("reva", "79555539"),
      Map.entry("gp", "82034581"), Map.entry("mbe", "96801149"), Map.entry("ind", "34000181"), Map.entry("stranger", "10000007")));

  /** A key pair with its certificate. */
  public record Identity(String name, PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
      return name;
    }
  }

  private final Path directory;
  private final Map<String, Identity> identities;

  private SandboxKeys(Path directory, Map<String, Identity> identities) {
    this.directory = directory;
    this.identities = identities;
  }

  /** Reads the keys under {@code <home>/sandbox/keys} and makes those that are missing. */
  public static SandboxKeys in(Path home, SystemClock clock) throws IOException {
    // a dozen key pairs: a second with its provider, many without
    CryptoProvider.install();
    var directory = home.resolve("sandbox/keys");
    OwnerOnly.directory(directory);
    try (var lock = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      synchronized (SandboxKeys.class) {
        try (var held = lock.lock()) {
          var identities = new TreeMap<String, Identity>();
          for (var entry : NAMES.entrySet()) {
            identities.put(entry.getKey(), identity(directory, entry.getKey(), entry.getValue(), clock));
          }
          return new SandboxKeys(directory, Map.copyOf(identities));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("a key of the sandbox could not be read or made in " + directory, e);
    }
  }

  private static Identity identity(Path directory, String name, String nihii, SystemClock clock)
      throws IOException, GeneralSecurityException {
    var store = directory.resolve(name + ".p12");
    var pem = directory.resolve(name + ".pem");
    var trust = directory.resolve(name + ".trust.p12");
    if (Files.notExists(store)) {
      Files.deleteIfExists(pem);
      Files.deleteIfExists(trust);
      OwnerOnly.write(store, SelfSigned.keyStore(name, nihii, clock.now(), PASSWORD.toCharArray()));
    }
    // of the store, so the same key, but without a password that would have to be stretched ten thousand times
    boolean current = Files.exists(pem) && Files.getLastModifiedTime(pem).compareTo(Files.getLastModifiedTime(store)) >= 0;
    var identity = current ? plain(pem, name) : read(store, name);
    if (!current) {
      OwnerOnly.write(pem, Pem.of(identity.certificate(), identity.key()));
    }
    if (!current || Files.notExists(trust)) {
      OwnerOnly.write(trust, Pkcs12.trustStore(name, identity.certificate(), PASSWORD.toCharArray()));
    }
    return identity;
  }

  private static Identity plain(Path file, String name) throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(file);
    return new Identity(name, Pem.key(pem), Pem.certificate(pem));
  }

  private static Identity read(Path file, String name) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Identity(name, (PrivateKey) store.getKey(name, PASSWORD.toCharArray()), (X509Certificate) store.getCertificate(name));
  }

  /** Every name, in order. */
  public static List<String> names() {
    return List.copyOf(NAMES.keySet());
  }

  /** One of {@link #names()}. */
  public Identity identity(String name) {
    var identity = identities.get(name);
    if (identity == null) {
      throw new IllegalArgumentException("the sandbox has no key " + name);
    }
    return identity;
  }

  /** Its PKCS#12 file. */
  public Path keyStore(String name) {
    return directory.resolve(identity(name).name() + ".p12");
  }

  /** A PKCS#12 file with its certificate only, for those who trust it. */
  public Path trustStore(String name) {
    return directory.resolve(identity(name).name() + ".trust.p12");
  }

  /** Its certificate as PEM text. */
  public String certificatePem(String name) {
    return Pem.of(identity(name).certificate());
  }
}
