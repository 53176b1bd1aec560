package org.belraihub.wss;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The accepted algorithms: RSA from 2048 bits with SHA-2. SHA-1 is not among them. */
final class AlgorithmSuite {

  static final int SHORTEST_KEY = 2048;

  private static final Map<String, String> SIGNATURES = Map.of(
      WssNames.RSA_SHA256, "SHA256withRSA",
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA",
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");
  private static final Map<String, String> DIGESTS = Map.of(
      WssNames.SHA256, "SHA-256",
      "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
      "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  private AlgorithmSuite() {
  }

  static String signature(Element method) {
    return accepted(SIGNATURES.get(method.getAttribute("Algorithm")), method);
  }

  static String digest(Element method) {
    return accepted(DIGESTS.get(method.getAttribute("Algorithm")), method);
  }

  private static String accepted(@Nullable String name, Element method) {
    boolean parameters = false;
    for (Node node = method.getFirstChild(); node != null; node = node.getNextSibling()) {
      parameters |= node instanceof Element;
    }
    if (name == null || parameters) {
      throw new MessageRejectedException(MessageRejection.ALGORITHM, method.getLocalName() + " outside the suite");
    }
    return name;
  }
}
