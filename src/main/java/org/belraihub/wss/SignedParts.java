package org.belraihub.wss;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a Signature says, read strictly: every element has its one place, every algorithm is of the suite.
 *
 * @param signedInfo          the SignedInfo element
 * @param signedInfoInclusive prefixes that its canonical form treats inclusively
 * @param algorithm           JCA name of the signature algorithm
 * @param value               signature value
 * @param tokenId             id of the token that the KeyInfo refers to: a direct reference, or the AssertionID of an assertion
 * @param references          what is signed
 */
record SignedParts(Element signedInfo, Set<String> signedInfoInclusive, String algorithm, byte[] value, String tokenId,
                   List<Reference> references) {

  /** Body, Timestamp, token and a few addressing headers; more is not how anybody signs. */
  private static final int MOST_REFERENCES = 16;

  /**
   * One signed element.
   *
   * @param id        id without the {@code #}
   * @param inclusive prefixes that its canonical form treats inclusively
   * @param algorithm JCA name of the digest
   * @param digest    digest value
   */
  record Reference(String id, Set<String> inclusive, String algorithm, byte[] digest) {
  }

  static SignedParts of(Element signature, boolean assertion) {
    List<Element> parts = children(signature);
    if (parts.size() != 3) {
      throw structure("Signature is not SignedInfo, SignatureValue, KeyInfo");
    }
    Element signedInfo = named(parts.get(0), WssNames.DS, "SignedInfo");
    Element value = named(parts.get(1), WssNames.DS, "SignatureValue");
    Element keyInfo = named(parts.get(2), WssNames.DS, "KeyInfo");
    List<Element> info = children(signedInfo);
    if (info.size() < 3 || info.size() > 2 + MOST_REFERENCES) {
      throw structure("SignedInfo has no reference or too many");
    }
    Element canonicalization = named(info.get(0), WssNames.DS, "CanonicalizationMethod");
    if (!WssNames.EXCLUSIVE.equals(canonicalization.getAttribute("Algorithm"))) {
      throw algorithm("canonicalization method");
    }
    String algorithm = AlgorithmSuite.signature(named(info.get(1), WssNames.DS, "SignatureMethod"));
    var references = new ArrayList<Reference>(info.size() - 2);
    for (Element reference : info.subList(2, info.size())) {
      references.add(reference(named(reference, WssNames.DS, "Reference")));
    }
    return new SignedParts(signedInfo, inclusivePrefixes(canonicalization), algorithm, decode(value.getTextContent()),
        assertion ? assertionId(keyInfo) : tokenId(keyInfo), references);
  }

  private static Reference reference(Element reference) {
    String uri = reference.getAttribute("URI");
    if (uri.length() < 2 || uri.charAt(0) != '#') {
      throw new MessageRejectedException(MessageRejection.REFERENCE, "a reference that is no id of this message");
    }
    List<Element> parts = children(reference);
    if (parts.size() != 3) {
      throw structure("Reference is not Transforms, DigestMethod, DigestValue");
    }
    Set<String> inclusive = transforms(named(parts.get(0), WssNames.DS, "Transforms"));
    String digest = AlgorithmSuite.digest(named(parts.get(1), WssNames.DS, "DigestMethod"));
    return new Reference(uri.substring(1), inclusive, digest, decode(named(parts.get(2), WssNames.DS, "DigestValue").getTextContent()));
  }

  /** Exclusive canonical form, once and last; enveloped-signature before it changes nothing, as no signed part holds the Signature. */
  private static Set<String> transforms(Element transforms) {
    List<Element> steps = children(transforms);
    if (steps.isEmpty() || steps.size() > 2) {
      throw algorithm("transforms");
    }
    for (Element step : steps.subList(0, steps.size() - 1)) {
      if (!WssNames.ENVELOPED.equals(named(step, WssNames.DS, "Transform").getAttribute("Algorithm")) || !children(step).isEmpty()) {
        throw algorithm("transform");
      }
    }
    Element last = named(steps.get(steps.size() - 1), WssNames.DS, "Transform");
    if (!WssNames.EXCLUSIVE.equals(last.getAttribute("Algorithm"))) {
      throw algorithm("transform");
    }
    return inclusivePrefixes(last);
  }

  private static Set<String> inclusivePrefixes(Element method) {
    List<Element> parameters = children(method);
    if (parameters.isEmpty()) {
      return Set.of();
    }
    if (parameters.size() > 1) {
      throw structure("more than one parameter of exclusive canonicalization");
    }
    String list = named(parameters.get(0), WssNames.EXCLUSIVE, "InclusiveNamespaces").getAttribute("PrefixList").trim();
    return list.isEmpty() ? Set.of() : Set.copyOf(List.of(list.split("\\s+")));
  }

  private static String tokenId(Element keyInfo) {
    Element reference = named(only(named(only(keyInfo), WssNames.WSSE, "SecurityTokenReference")), WssNames.WSSE, "Reference");
    String uri = reference.getAttribute("URI");
    String type = reference.getAttribute("ValueType");
    if (uri.length() < 2 || uri.charAt(0) != '#' || !type.isEmpty() && !WssNames.X509.equals(type)) {
      throw structure("the key is no direct reference to an X.509 v3 token");
    }
    return uri.substring(1);
  }

  private static String assertionId(Element keyInfo) {
    Element reference = named(only(keyInfo), WssNames.WSSE, "SecurityTokenReference");
    Element identifier = named(only(reference), WssNames.WSSE, "KeyIdentifier");
    String type = reference.getAttributeNS(WssNames.WSSE11, "TokenType");
    if (!WssNames.ASSERTION_ID.equals(identifier.getAttribute("ValueType")) || !type.isEmpty() && !WssNames.SAML_TOKEN.equals(type)) {
      throw structure("the key is not that of a SAML 1.1 assertion by its id");
    }
    return identifier.getTextContent().strip();
  }

  private static Element only(Element parent) {
    List<Element> children = children(parent);
    if (children.size() != 1) {
      throw structure(parent.getLocalName() + " has not exactly one child");
    }
    return children.get(0);
  }

  private static List<Element> children(Element parent) {
    var children = new ArrayList<Element>(4);
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      } else if (!node.getNodeValue().isBlank()) {
        throw structure("text where only elements belong");
      }
    }
    return children;
  }

  private static Element named(@Nullable Element element, String namespace, String local) {
    if (!SecurityHeader.is(element, namespace, local)) {
      throw structure(local + " is missing or out of place");
    }
    return element;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw structure("not base64");
    }
  }

  private static MessageRejectedException structure(String explanation) {
    return new MessageRejectedException(MessageRejection.STRUCTURE, explanation);
  }

  private static MessageRejectedException algorithm(String explanation) {
    return new MessageRejectedException(MessageRejection.ALGORITHM, explanation);
  }
}
