package org.belraihub.offline;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import org.belraihub.crypto.KeyMaterial;

/** JWE and JWS as the format uses them: RSA-OAEP-256 with A256GCM, and RS256; nothing else is accepted. */
public final class OfflineCrypto {

  private OfflineCrypto() {
  }

  private static RSAKey publicKey(X509Certificate certificate) {
    try {
      return new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey()).keyUse(KeyUse.ENCRYPTION).algorithm(JWEAlgorithm.RSA_OAEP_256)
          .keyIDFromThumbprint().build();
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key has a thumbprint", e);
    }
  }

  /** The keys to encrypt to, the newest first, signed with the first of them. */
  public static String signedKeySet(List<KeyMaterial> keys) {
    try {
      var set = new JWKSet(keys.stream().map(key -> (com.nimbusds.jose.jwk.JWK) publicKey(key.certificate())).toList());
      return signed(keys.get(0), set.toString());
    } catch (JOSEException e) {
      throw new IllegalStateException("the key set could not be signed", e);
    }
  }

  /** A text as JWS, with the certificate of the signer. */
  static String signed(KeyMaterial signer, String text) throws JOSEException {
    try {
      var chain = List.of(Base64.encode(signer.certificate().getEncoded()));
      var jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build(), new Payload(text));
      jws.sign(new RSASSASigner(signer.privateKey()));
      return jws.serialize();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has an encoding", e);
    }
  }

  /** The text of a JWS that one of these certificates signed. */
  public static String verified(String jws, List<X509Certificate> signers) throws OfflineFormatException {
    try {
      JWSObject parsed = JWSObject.parse(jws);
      List<Base64> chain = parsed.getHeader().getX509CertChain();
      X509Certificate signer = chain == null || chain.isEmpty() ? null : X509CertUtils.parse(chain.get(0).decode());
      if (signer == null || !signers.contains(signer) || !JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm())
          || !parsed.verify(new RSASSAVerifier((RSAPublicKey) signer.getPublicKey()))) {
        throw new OfflineFormatException("not signed by whom it has to be");
      }
      return parsed.getPayload().toString();
    } catch (ParseException | JOSEException e) {
      throw new OfflineFormatException("not a JWS", e);
    }
  }

  /** The certificate that a JWS names as its signer's. */
  public static X509Certificate signer(String jws) throws OfflineFormatException {
    try {
      List<Base64> chain = JWSObject.parse(jws).getHeader().getX509CertChain();
      X509Certificate signer = chain == null || chain.isEmpty() ? null : X509CertUtils.parse(chain.get(0).decode());
      if (signer == null) {
        throw new OfflineFormatException("the signature names no certificate");
      }
      return signer;
    } catch (ParseException e) {
      throw new OfflineFormatException("not a JWS", e);
    }
  }

  /** The newest key of a key set. */
  static RSAKey newestKey(String keySet) throws OfflineFormatException {
    try {
      return JWKSet.parse(keySet).getKeys().get(0).toRSAKey();
    } catch (ParseException | IndexOutOfBoundsException e) {
      throw new OfflineFormatException("not a JWK set", e);
    }
  }

  /** A text for the holder of a key. */
  static String encrypted(RSAKey key, String text) throws OfflineFormatException {
    try {
      var jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(key.getKeyID()).build(),
          new Payload(text));
      jwe.encrypt(new RSAEncrypter(key));
      return jwe.serialize();
    } catch (JOSEException e) {
      throw new OfflineFormatException("could not be encrypted", e);
    }
  }

  /** What a JWE holds, for one of these keys; compressed ones are refused, as their size is not known before. */
  public static byte[] decrypted(String jwe, List<KeyMaterial> keys) throws OfflineFormatException {
    try {
      JWEObject parsed = JWEObject.parse(jwe);
      JWEHeader header = parsed.getHeader();
      if (!JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm()) || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
          || header.getCompressionAlgorithm() != null) {
        throw new OfflineFormatException("not RSA-OAEP-256 with A256GCM");
      }
      PrivateKey key = keys.stream().filter(own -> publicKey(own.certificate()).getKeyID().equals(header.getKeyID())).findFirst()
          .orElseThrow(() -> new OfflineFormatException("encrypted to another key")).privateKey();
      parsed.decrypt(new RSADecrypter(key));
      return parsed.getPayload().toString().getBytes(StandardCharsets.UTF_8);
    } catch (ParseException | JOSEException | IllegalStateException e) {
      throw new OfflineFormatException("cannot be decrypted", e);
    }
  }
}
