package org.belraihub.ebms.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Walks the children of an element in the order a schema demands; what does not fit is {@link ErrorCode#OTHER_XML}. */
final class Cursor {

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private final Element parent;
  private final List<Element> children;
  private int next;

  /** Refuses text between the children. */
  Cursor(Element parent) throws EnvelopeException {
    this.parent = parent;
    this.children = Elements.children(parent);
    if (Elements.hasOwnText(parent)) {
      throw invalid(location(parent), "text where only elements may stand");
    }
  }

  Element required(String namespace, String name) throws EnvelopeException {
    Element found = optional(namespace, name);
    if (found == null) {
      throw invalid(location(parent), name + " is missing or not in its place");
    }
    return found;
  }

  @Nullable Element optional(String namespace, String name) {
    if (next < children.size() && Elements.is(children.get(next), namespace, name)) {
      return children.get(next++);
    }
    return null;
  }

  List<Element> many(String namespace, String name) {
    var found = new ArrayList<Element>();
    for (Element one = optional(namespace, name); one != null; one = optional(namespace, name)) {
      found.add(one);
    }
    return found;
  }

  /** The rest may only be elements of other namespaces, which are ignored. */
  void onlyForeignLeft() throws EnvelopeException {
    while (next < children.size()) {
      Element child = children.get(next++);
      if (child.getNamespaceURI() == null || EbmsNames.EB.equals(child.getNamespaceURI())) {
        throw invalid(location(child), "an element that is unknown or not in its place");
      }
    }
  }

  void nothingLeft() throws EnvelopeException {
    if (next < children.size()) {
      throw invalid(location(children.get(next)), "an element that is unknown or not in its place");
    }
  }

  /** Refuses attributes without namespace and those of the ebMS namespace that are not named. */
  static void attributes(Element element, String... allowed) throws EnvelopeException {
    var names = Set.of(allowed);
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String namespace = attribute.getNamespaceURI();
      if (!XMLNS.equals(namespace) && (namespace == null || EbmsNames.EB.equals(namespace) && !names.contains(attribute.getLocalName()))) {
        throw invalid(location(element) + "/@" + attribute.getName(), "an attribute that is unknown or not qualified");
      }
    }
  }

  static String requiredAttribute(Element element, String namespace, String name) throws EnvelopeException {
    String value = attribute(element, namespace, name);
    if (value == null || value.isEmpty()) {
      throw invalid(location(element) + "/@" + name, "a mandatory attribute is missing");
    }
    return value;
  }

  static @Nullable String attribute(Element element, String namespace, String name) {
    Attr attribute = element.getAttributeNodeNS(namespace, name);
    return attribute == null ? null : attribute.getValue();
  }

  static String text(Element element) throws EnvelopeException {
    if (!Elements.children(element).isEmpty()) {
      throw invalid(location(element), "elements where only text may stand");
    }
    String text = element.getTextContent();
    if (text.isEmpty()) {
      throw invalid(location(element), "the value is empty");
    }
    return text;
  }

  static EnvelopeException invalid(String location, String description) {
    return new EnvelopeException(ErrorCode.OTHER_XML, location, description);
  }

  /** For example {@code //eb:MessageHeader/eb:CPAId}. */
  static String location(Element element) {
    String own = prefixed(element);
    return element.getParentNode() instanceof Element above && EbmsNames.EB.equals(above.getNamespaceURI())
        ? "//" + prefixed(above) + "/" + own : "//" + own;
  }

  private static String prefixed(Element element) {
    String namespace = element.getNamespaceURI();
    String prefix = EbmsNames.EB.equals(namespace) ? "eb:" : EbmsNames.SOAP.equals(namespace) ? "soap:"
        : EbmsNames.DS.equals(namespace) ? "ds:" : "";
    return prefix + element.getLocalName();
  }
}
