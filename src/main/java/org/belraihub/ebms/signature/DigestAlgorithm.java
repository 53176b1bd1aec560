package org.belraihub.ebms.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.belraihub.ebms.message.Octets;

/** The digest algorithms an agreement may name; SHA-1 is none of them. */
public enum DigestAlgorithm {
  SHA256("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"),
  SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384"),
  SHA512("http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  private static final int BUFFER = 64 * 1024;

  private final String uri;
  private final String jcaName;

  DigestAlgorithm(String uri, String jcaName) {
    this.uri = uri;
    this.jcaName = jcaName;
  }

  /** The algorithm with this URI, if it is offered. */
  public static Optional<DigestAlgorithm> of(String uri) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.uri.equals(uri)).findFirst();
  }

  /** As in ds:DigestMethod/@Algorithm. */
  public String uri() {
    return uri;
  }

  /** The digest in base64. */
  public String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(engine().digest(octets));
  }

  /** The digest in base64, read as a stream. */
  public String base64(Octets octets) {
    return Base64.getEncoder().encodeToString(of(octets));
  }

  byte[] of(Octets octets) {
    MessageDigest engine = engine();
    if (octets instanceof Octets.ArrayOctets array) {
      engine.update(array.array(), array.from(), array.count());
      return engine.digest();
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = octets.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        engine.update(buffer, 0, read);
      }
      return engine.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MessageDigest engine() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + jcaName, e);
    }
  }
}
