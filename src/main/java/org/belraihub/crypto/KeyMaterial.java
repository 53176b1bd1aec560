package org.belraihub.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A private key with its certificate.
 *
 * @param privateKey  the key
 * @param certificate its certificate
 * @param chain       the certificate and those that vouch for it, nearest first
 */
public record KeyMaterial(PrivateKey privateKey, X509Certificate certificate, List<X509Certificate> chain) {

  /** Copies the chain. */
  public KeyMaterial {
    chain = List.copyOf(chain);
  }

  /** The one key of a PKCS#12 file; {@link KeyMaterialException} when it cannot be read or holds none or several. */
  public static KeyMaterial load(Path file, char[] password) {
    return load(file, password, null);
  }

  /** The key with an alias of a PKCS#12 file; the alias may be null when the file has one key only. */
  public static KeyMaterial load(Path file, char[] password, @Nullable String alias) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return of(store, password, alias == null ? onlyKey(store, file) : alias, file);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException("cannot read the key store " + file.getFileName() + " (file, password or format)", e);
    }
  }

  private static KeyMaterial of(KeyStore store, char[] password, String alias, Path file) throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(alias);
    if (!(store.getKey(alias, password) instanceof PrivateKey key) || chain == null || chain.length == 0) {
      throw new KeyMaterialException("the key store " + file.getFileName() + " has no private key with certificate under this alias", null);
    }
    List<X509Certificate> certificates = Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    return new KeyMaterial(key, certificates.get(0), certificates);
  }

  private static String onlyKey(KeyStore store, Path file) throws GeneralSecurityException {
    var keys = new ArrayList<String>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new KeyMaterialException("the key store " + file.getFileName() + " has " + keys.size() + " keys: name the alias", null);
    }
    return keys.get(0);
  }

  @Override
  public String toString() {
    return "KeyMaterial[" + certificate.getSubjectX500Principal() + "]";
  }
}
