package org.belraihub.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority of the tests' own, and what it certifies from a day ago for a month. */
final class TestAuthority {

  static final KeyPair KEY = pair();
  static final X500Name NAME = new X500Name("CN=Root");
  private static final KeyPair SUBJECT = pair();
  private static final Instant NOW = Instant.now();

  private TestAuthority() {
  }

  static X509Certificate root() throws Exception {
    return certificate(KEY, KEY, NAME, NAME, 1, null, null, KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** Certified by the authority; where its list of revocations and its responder are, null: not named. */
  static X509Certificate leaf(int serial, @Nullable String list, @Nullable String responder, int usage) throws Exception {
    return certificate(SUBJECT, KEY, NAME, new X500Name("CN=Leaf " + serial), serial, list, responder, usage);
  }

  /** Certified by somebody else. */
  static X509Certificate elsewhere(int serial, int usage) throws Exception {
    return certificate(pair(), pair(), new X500Name("CN=Other"), new X500Name("CN=Elsewhere"), serial, null, null, usage);
  }

  private static X509Certificate certificate(KeyPair subject, KeyPair issuer, X500Name issuerName, X500Name name, int serial,
                                             @Nullable String list, @Nullable String responder, int usage) throws Exception {
    var builder = new JcaX509v3CertificateBuilder(issuerName, BigInteger.valueOf(serial), Date.from(NOW.minus(Duration.ofDays(1))),
        Date.from(NOW.plus(Duration.ofDays(30))), name, subject.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (subject == KEY) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    }
    if (list != null) {
      builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(
          new DistributionPointName(new GeneralNames(address(list))), null, null)}));
    }
    if (responder != null) {
      builder.addExtension(Extension.authorityInfoAccess, false,
          new AuthorityInformationAccess(X509ObjectIdentifiers.ocspAccessMethod, address(responder)));
    }
    return new JcaX509CertificateConverter().getCertificate(
        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
  }

  private static GeneralName address(String address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address);
  }

  static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
