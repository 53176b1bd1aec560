package org.belraihub.xml;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Small steps on a namespace-aware tree: walk to child elements, append a child, declare a prefix. */
public final class Elements {

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private Elements() {
  }

  /** Whether the node is an element with this name. */
  public static boolean is(@Nullable Node node, String namespace, String localName) {
    return node instanceof Element && localName.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
  }

  /** Child elements in document order. */
  public static List<Element> children(Node parent) {
    var children = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** Child elements with this name, in document order. */
  public static List<Element> children(Node parent, String namespace, String localName) {
    var children = children(parent);
    children.removeIf(child -> !is(child, namespace, localName));
    return children;
  }

  /** The first child element with this name, or null. */
  public static @Nullable Element child(Node parent, String namespace, String localName) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (is(node, namespace, localName)) {
        return (Element) node;
      }
    }
    return null;
  }

  /** Whether the element has text other than white space directly in it. */
  public static boolean hasOwnText(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Appends an empty element; {@code qualifiedName} carries the prefix. */
  public static Element append(Node parent, String namespace, String qualifiedName) {
    Document document = parent instanceof Document self ? self : parent.getOwnerDocument();
    return (Element) parent.appendChild(document.createElementNS(namespace, qualifiedName));
  }

  /** Appends an element with text. */
  public static Element append(Node parent, String namespace, String qualifiedName, String text) {
    Element element = append(parent, namespace, qualifiedName);
    element.appendChild(element.getOwnerDocument().createTextNode(text));
    return element;
  }

  /** Declares a prefix on the element. */
  public static void declare(Element element, String prefix, String namespace) {
    element.setAttributeNS(XMLNS, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
  }
}
