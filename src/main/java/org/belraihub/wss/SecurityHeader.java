package org.belraihub.wss;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The one Security header with its one token, timestamp and signature.
 *
 * @param element   the header itself
 * @param token     BinarySecurityToken with an X.509 v3 certificate, or a SAML 1.1 assertion
 * @param timestamp the Timestamp
 * @param signature the Signature
 */
record SecurityHeader(Element element, Element token, Element timestamp, Element signature) {

  /** Finds the header of an envelope and takes it apart, by the token that is expected; refuses anything that is missing, twice or foreign. */
  static SecurityHeader of(SoapEnvelope envelope, boolean assertion) {
    Element security = null;
    if (envelope.header() != null) {
      for (Node node = envelope.header().getFirstChild(); node != null; node = node.getNextSibling()) {
        if (is(node, WssNames.WSSE, "Security")) {
          security = once(security, node, "Security header");
        } else if (node instanceof Element header && mustBeUnderstood(header)) {
          throw new MessageRejectedException(MessageRejection.HEADER_NOT_UNDERSTOOD, "a header beside Security must be understood");
        }
      }
    }
    if (security == null) {
      throw new MessageRejectedException(MessageRejection.NOT_SIGNED, "no Security header");
    }
    Element token = null;
    Element timestamp = null;
    Element signature = null;
    for (Node node = security.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (assertion ? is(node, WssNames.SAML, "Assertion") : is(node, WssNames.WSSE, "BinarySecurityToken")) {
        token = once(token, node, "token");
      } else if (is(node, WssNames.WSU, "Timestamp")) {
        timestamp = once(timestamp, node, "Timestamp");
      } else if (is(node, WssNames.DS, "Signature")) {
        signature = once(signature, node, "Signature");
      } else if (node instanceof Element) {
        throw new MessageRejectedException(MessageRejection.STRUCTURE, "the Security header has a part of another kind");
      }
    }
    if (token == null || timestamp == null || signature == null) {
      throw new MessageRejectedException(MessageRejection.NOT_SIGNED, "token, Timestamp or Signature is missing");
    }
    return new SecurityHeader(security, token, timestamp, signature);
  }

  private static Element once(@Nullable Element before, Node now, String name) {
    if (before != null) {
      throw new MessageRejectedException(MessageRejection.REPEATED_PART, "a second " + name);
    }
    return (Element) now;
  }

  private static boolean mustBeUnderstood(Element header) {
    String must = header.getAttributeNS(WssNames.SOAP, "mustUnderstand").trim();
    return "1".equals(must) || "true".equals(must);
  }

  static boolean is(@Nullable Node node, String namespace, String local) {
    return node instanceof Element && local.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
  }
}
