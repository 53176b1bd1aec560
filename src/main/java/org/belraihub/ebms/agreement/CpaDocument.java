package org.belraihub.ebms.agreement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.xml.Elements;
import org.w3c.dom.Element;

/** Typed access to a CPPA 2.0 document: elements and attributes of its namespace, and its ids. */
final class CpaDocument {

  static final String CPPA = "http://www.oasis-open.org/committees/ebxml-cppa/schema/cpp-cpa-2_0.xsd";
  private static final List<String> ID_ATTRIBUTES =
      List.of("id", "certId", "securityId", "channelId", "transportId", "docExchangeId");
  private static final Map<String, String> DEFINED_BY = Map.of("certId", "Certificate", "securityId", "SecurityDetails", "channelId",
      "DeliveryChannel", "transportId", "Transport", "docExchangeId", "DocExchange");

  private final Map<String, Element> byId = new HashMap<>();

  CpaDocument(Element root) throws AgreementRefusedException {
    index(root);
  }

  private void index(Element element) throws AgreementRefusedException {
    for (String attribute : ID_ATTRIBUTES) {
      boolean defines = attribute.equals("id") || element.getLocalName().equals(DEFINED_BY.get(attribute));
      if (defines && element.hasAttributeNS(CPPA, attribute) && byId.put(element.getAttributeNS(CPPA, attribute), element) != null) {
        throw new AgreementRefusedException("the id " + element.getAttributeNS(CPPA, attribute) + " stands twice");
      }
    }
    for (Element child : Elements.children(element)) {
      index(child);
    }
  }

  /** The element with this id, which has to be of this name. */
  Element referred(String id, String name) throws AgreementRefusedException {
    Element element = byId.get(id);
    if (element == null || !Elements.is(element, CPPA, name)) {
      throw new AgreementRefusedException("no " + name + " has the id " + id);
    }
    return element;
  }

  static Element required(Element parent, String name) throws AgreementRefusedException {
    return optional(parent, name).orElseThrow(() -> new AgreementRefusedException(parent.getLocalName() + " has no " + name));
  }

  static Optional<Element> optional(Element parent, String name) {
    return Optional.ofNullable(Elements.child(parent, CPPA, name));
  }

  static List<Element> many(Element parent, String name) {
    return Elements.children(parent, CPPA, name);
  }

  static String attribute(Element element, String name) throws AgreementRefusedException {
    String value = element.getAttributeNS(CPPA, name);
    if (value.isEmpty()) {
      throw new AgreementRefusedException(element.getLocalName() + " has no " + name);
    }
    return value;
  }

  static String attribute(Element element, String name, String absent) {
    return element.hasAttributeNS(CPPA, name) ? element.getAttributeNS(CPPA, name) : absent;
  }

  static String text(Element element) throws AgreementRefusedException {
    String text = element.getTextContent().strip();
    if (text.isEmpty()) {
      throw new AgreementRefusedException(element.getLocalName() + " is empty");
    }
    return text;
  }
}
