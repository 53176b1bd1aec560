package org.belraihub.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * Chooses who computes signatures and digests. Corretto signs RSA-2048 several times faster than the JDK; where its native
 * library does not load, or {@code -Dhub.crypto.provider=jdk} is given, the JDK's own providers serve.
 */
public final class CryptoProvider {

  /** System property: {@code corretto} (default, with fallback) or {@code jdk}. */
  public static final String PROPERTY = "hub.crypto.provider";

  private CryptoProvider() {
  }

  /** Installs the provider once per process; to be called before the first signature. Returns the name for the start log. */
  public static synchronized String install() {
    if (!"jdk".equals(System.getProperty(PROPERTY, "corretto"))
        && AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
      AmazonCorrettoCryptoProvider.install();
    }
    return name();
  }

  /** The provider that signs now. */
  public static String name() {
    try {
      return Signature.getInstance("SHA256withRSA").getProvider().getName();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA256withRSA", e);
    }
  }
}
