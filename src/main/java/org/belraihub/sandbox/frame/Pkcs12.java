package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JceGenericKey;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;

/**
 * PKCS#12 files (RFC 7292) under a password that everybody knows: the key store of Java would stretch it ten thousand times for each
 * part of each file, a second or two of every first start, and protect nobody.
 */
final class Pkcs12 {

  private static final int STRETCHED = 1;
  /** By this attribute Java knows a certificate that it shall trust. */
  private static final ASN1ObjectIdentifier TRUSTED = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

  private Pkcs12() {
  }

  /** A key with its certificate. */
  static byte[] keyStore(String alias, PrivateKey key, X509Certificate certificate, char[] password)
      throws GeneralSecurityException, IOException {
    try {
      var id = new JcaX509ExtensionUtils().createSubjectKeyIdentifier(certificate.getPublicKey());
      PKCS12SafeBag sealed = named(new JcaPKCS12SafeBagBuilder(key, new Pbes2(password)), alias)
          .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id).build();
      PKCS12SafeBag open = named(new JcaPKCS12SafeBagBuilder(certificate), alias)
          .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id).build();
      return file(password, sealed, open);
    } catch (PKCSException e) {
      throw new GeneralSecurityException("the key store of " + alias + " could not be made", e);
    }
  }

  /** A certificate to be trusted. */
  static byte[] trustStore(String alias, X509Certificate certificate, char[] password) throws GeneralSecurityException, IOException {
    try {
      return file(password, named(new JcaPKCS12SafeBagBuilder(certificate), alias)
          .addBagAttribute(TRUSTED, KeyPurposeId.anyExtendedKeyUsage).build());
    } catch (PKCSException e) {
      throw new GeneralSecurityException("the trust store of " + alias + " could not be made", e);
    }
  }

  private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String alias) {
    return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
  }

  private static byte[] file(char[] password, PKCS12SafeBag... bags) throws PKCSException, IOException {
    var builder = new PKCS12PfxPduBuilder();
    for (PKCS12SafeBag bag : bags) {
      builder.addData(bag);
    }
    var mac = new BcPKCS12MacCalculatorBuilder(SHA256Digest.newInstance(), new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    return builder.build(mac.setIterationCount(STRETCHED), password).getEncoded();
  }

  /** Password-based encryption with AES-256 (RFC 8018, PBES2), as Java writes it too. */
  private static final class Pbes2 implements OutputEncryptor {

    private static final AlgorithmIdentifier HMAC = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final int KEY_BYTES = 32;

    private final Cipher cipher;
    private final SecretKey key;
    private final AlgorithmIdentifier described;

    Pbes2(char[] password) throws GeneralSecurityException {
      var salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      byte[] stretched = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password, salt, STRETCHED, 8 * KEY_BYTES)).getEncoded();
      key = new SecretKeySpec(stretched, "AES");
      cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      described = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(
          new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, STRETCHED, KEY_BYTES, HMAC)),
          new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(cipher.getIV()))));
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return described;
    }

    @Override
    public OutputStream getOutputStream(OutputStream out) {
      return new CipherOutputStream(out, cipher);
    }

    @Override
    public GenericKey getKey() {
      return new JceGenericKey(described, key);
    }
  }
}
