package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs with certificates that they signed themselves, as PKCS#12 files. */
final class SelfSigned {

  private static final Duration VALIDITY = Duration.ofDays(5 * 365);

  private SelfSigned() {
  }

  static byte[] keyStore(String name, String nihii, Instant now, char[] password) throws GeneralSecurityException, IOException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var subject = new X500Name("CN=" + (nihii.isEmpty() ? name : "NIHII=" + nihii).replace("=", "\\=") + ", OU=" + name
        + ", O=BelRAI Hub sandbox, C=BE");
    var builder = new JcaX509v3CertificateBuilder(subject, new BigInteger(127, new SecureRandom()),
        Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(VALIDITY)), subject, pair.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    try {
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
      var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return Pkcs12.keyStore(name, pair.getPrivate(), certificate, password);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("SHA256withRSA is not there", e);
    }
  }
}
