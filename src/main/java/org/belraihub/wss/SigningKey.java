package org.belraihub.wss;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

import org.belraihub.crypto.KeyMaterial;

/** A private key and its token, made ready once: encoded certificate, digest of the token, a signature object per thread. */
final class SigningKey {

  /** The token as it stands in every message: canonical, so that its digest is the same each time. */
  final String token;
  final String tokenId;
  final String tokenDigest;
  private final ThreadLocal<Signature> signatures;

  SigningKey(KeyMaterial material) {
    try {
      byte[] certificate = material.certificate().getEncoded();
      tokenId = "X509-" + Digests.hex(Digests.of("SHA-256").digest(certificate)).substring(0, 32);
      token = "<wsse:BinarySecurityToken xmlns:wsse=\"" + WssNames.WSSE + "\" xmlns:wsu=\"" + WssNames.WSU + "\" EncodingType=\""
          + WssNames.BASE64 + "\" ValueType=\"" + WssNames.X509 + "\" wsu:Id=\"" + tokenId + "\">"
          + Base64.getEncoder().encodeToString(certificate) + "</wsse:BinarySecurityToken>";
      tokenDigest = digest(Ascii.bytes(token));
      PrivateKey key = (PrivateKey) KeyFactory.getInstance("RSA").translateKey(material.privateKey());
      signatures = ThreadLocal.withInitial(() -> ready(key));
      signatures.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign with RSA", e);
    }
  }

  String sign(byte[] signedInfo) {
    try {
      Signature signature = signatures.get();
      signature.update(signedInfo);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      signatures.remove();
      throw new IllegalStateException("signing failed", e);
    }
  }

  /** What the KeyInfo of a message says that carries the token. */
  String reference() {
    return "<wsse:SecurityTokenReference><wsse:Reference URI=\"#" + tokenId + "\" ValueType=\"" + WssNames.X509
        + "\"></wsse:Reference></wsse:SecurityTokenReference>";
  }

  static String digest(byte[] bytes) {
    MessageDigest digest = Digests.of("SHA-256");
    return Base64.getEncoder().encodeToString(digest.digest(bytes));
  }

  private static Signature ready(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign with RSA", e);
    }
  }
}
