package org.belraihub.wss;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.belraihub.crypto.KeyMaterial;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed keys for tests, made in memory. */
public final class TestKeys {

  private TestKeys() {
  }

  /** RSA-2048, valid from a day ago for a year. */
  public static KeyMaterial rsa(String name) {
    return rsa(name, 2048, Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(365)));
  }

  /** RSA of any length and validity. */
  public static KeyMaterial rsa(String name, int bits, Instant from, Instant to) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      var subject = new X500Name("CN=" + name);
      var builder = new JcaX509v3CertificateBuilder(subject, new BigInteger(64, ThreadLocalRandom.current()).add(BigInteger.ONE),
          Date.from(from), Date.from(to), subject, pair.getPublic());
      X509Certificate certificate = new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
      return new KeyMaterial(pair.getPrivate(), certificate, List.of(certificate));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
