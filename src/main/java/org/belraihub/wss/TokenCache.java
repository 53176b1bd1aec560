package org.belraihub.wss;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.w3c.dom.Element;

/**
 * Certificates from tokens. Those of known senders are kept as parsed, because parsing costs more than verifying; whether a
 * certificate is accepted is asked anew for every message.
 */
final class TokenCache {

  private static final int MOST = 10_000;

  /**
   * A certificate ready to verify with.
   *
   * @param certificate the certificate
   * @param key         its RSA key, in the form of the installed provider
   */
  record Token(X509Certificate certificate, PublicKey key) {
  }

  private final Map<String, Token> known = new ConcurrentHashMap<>();

  Token read(Element token) {
    String type = token.getAttribute("ValueType");
    String encoding = token.getAttribute("EncodingType");
    if (!WssNames.X509.equals(type) || !encoding.isEmpty() && !WssNames.BASE64.equals(encoding)) {
      throw new MessageRejectedException(MessageRejection.STRUCTURE, "the token is no base64 X.509 v3 certificate");
    }
    String text = token.getTextContent();
    Token cached = known.get(text);
    return cached != null ? cached : parse(text);
  }

  /** Keeps a token whose certificate a directory knows. */
  void keep(Element element, Token token) {
    if (known.size() < MOST) {
      known.putIfAbsent(element.getTextContent(), token);
    }
  }

  private static Token parse(String text) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(text);
      return of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new MessageRejectedException(MessageRejection.TOKEN_UNREADABLE, "the token is no readable certificate");
    }
  }

  /** Makes a certificate ready; refuses keys that are too short. */
  static Token of(X509Certificate certificate) {
    try {
      if (!(certificate.getPublicKey() instanceof RSAPublicKey key) || key.getModulus().bitLength() < AlgorithmSuite.SHORTEST_KEY) {
        throw new MessageRejectedException(MessageRejection.KEY_TOO_SHORT, "RSA with at least 2048 bits is asked for");
      }
      return new Token(certificate, (PublicKey) KeyFactory.getInstance("RSA").translateKey(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
