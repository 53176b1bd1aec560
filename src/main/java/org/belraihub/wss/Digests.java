package org.belraihub.wss;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.belraihub.xml.ElementDigest;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Digests by their JCA names. */
final class Digests {

  private static final HexFormat HEX = HexFormat.of();

  private Digests() {
  }

  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  static String ofPayloadWithoutContext(Element payload) {
    MessageDigest digest = of("SHA-256");
    Node first = payload.getFirstChild();
    while (first != null && !(first instanceof Element)) {
      first = first.getNextSibling();
    }
    ElementDigest.feed(payload, first != null && "context".equals(first.getLocalName()) ? first : null, digest);
    return HEX.formatHex(digest.digest());
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
