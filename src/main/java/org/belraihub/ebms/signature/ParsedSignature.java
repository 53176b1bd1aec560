package org.belraihub.ebms.signature;

import static org.belraihub.ebms.header.EbmsNames.DS;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ReferenceXml;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The parts of a ds:Signature: SignedInfo, SignatureValue, KeyInfo and nothing else, since an Object would be unsigned.
 *
 * @param element      the signature
 * @param signedInfo   what the value signs
 * @param algorithm    URI of the signature algorithm
 * @param elements     the reference elements
 * @param references   what they say, in the same order
 * @param value        decoded
 * @param certificates decoded X509Certificate elements
 */
record ParsedSignature(Element element, Element signedInfo, String algorithm, List<Element> elements, List<SignedReference> references,
    byte[] value, List<byte[]> certificates) {

  /** More references than a message may have parts are not even looked at. */
  private static final int MAX_REFERENCES = 64;

  static ParsedSignature of(Element signature) throws SignatureRefusedException {
    var children = Elements.children(signature);
    if (children.size() != 3) {
      throw new SignatureRefusedException("the signature has not exactly SignedInfo, SignatureValue and KeyInfo");
    }
    Element signedInfo = named(children.get(0), "SignedInfo");
    byte[] value = base64(named(children.get(1), "SignatureValue"));
    Element keyInfo = named(children.get(2), "KeyInfo");
    var parts = Elements.children(signedInfo);
    if (parts.size() < 3 || parts.size() > MAX_REFERENCES + 2) {
      throw new SignatureRefusedException("no reference, or too many");
    }
    Element canonicalization = named(parts.get(0), "CanonicalizationMethod");
    Element method = named(parts.get(1), "SignatureMethod");
    if (!canonicalization.getAttribute("Algorithm").equals(InclusiveForm.ALGORITHM) || !Elements.children(canonicalization).isEmpty()
        || !Elements.children(method).isEmpty()) {
      throw new SignatureRefusedException("the canonicalization or signature method is not the mandated one");
    }
    var elements = parts.subList(2, parts.size());
    return new ParsedSignature(signature, signedInfo, method.getAttribute("Algorithm"), elements, references(elements), value,
        certificates(keyInfo));
  }

  private static List<SignedReference> references(List<Element> elements) throws SignatureRefusedException {
    var references = new ArrayList<SignedReference>();
    for (Element element : elements) {
      try {
        references.add(ReferenceXml.read(named(element, "Reference")));
      } catch (EnvelopeException e) {
        throw new SignatureRefusedException("a reference is broken: " + e.error().description());
      }
    }
    return List.copyOf(references);
  }

  private static List<byte[]> certificates(Element keyInfo) throws SignatureRefusedException {
    Element x509 = single(keyInfo, "X509Data");
    var certificates = new ArrayList<byte[]>();
    for (Element certificate : Elements.children(x509, DS, "X509Certificate")) {
      certificates.add(base64(certificate));
    }
    return certificates;
  }

  private static Element single(Element parent, String name) throws SignatureRefusedException {
    var found = Elements.children(parent, DS, name);
    if (found.size() != 1) {
      throw new SignatureRefusedException("exactly one " + name + " is needed");
    }
    return found.get(0);
  }

  private static Element named(@Nullable Element element, String name) throws SignatureRefusedException {
    if (!Elements.is(element, DS, name)) {
      throw new SignatureRefusedException(name + " is missing or not in its place");
    }
    return element;
  }

  private static byte[] base64(Element element) throws SignatureRefusedException {
    try {
      return Base64.getMimeDecoder().decode(element.getTextContent());
    } catch (IllegalArgumentException e) {
      throw new SignatureRefusedException(element.getLocalName() + " is not base64");
    }
  }
}
