package org.belraihub.ebms.signature;

import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.xml.CanonicalXml;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The octets of an envelope that its signature covers: the canonical form without the signature itself and without the elements
 * for the next hop. This is what the three mandated transforms amount to.
 */
final class SignedOctets {

  private SignedOctets() {
  }

  /** Takes the elements out, canonicalises, and puts them back. */
  static byte[] of(Document document, @Nullable Element signature) {
    var removed = new ArrayList<Place>();
    if (signature != null) {
      removed.add(Place.cut(signature));
    }
    for (Element hop : forNextHop(document)) {
      removed.add(Place.cut(hop));
    }
    try {
      return CanonicalXml.inclusive(document);
    } finally {
      for (int i = removed.size() - 1; i >= 0; i--) {
        removed.get(i).restore();
      }
    }
  }

  /** The outermost elements, anywhere in the document, that the mandated XPath expression leaves out. */
  static List<Element> forNextHop(Document document) {
    var found = new ArrayList<Element>();
    collect(document.getDocumentElement(), found);
    return found;
  }

  private static void collect(Element element, List<Element> found) {
    String actor = element.getAttributeNS(EbmsNames.SOAP, "actor");
    if (actor.equals(EbmsNames.ACTOR_NEXT) || actor.equals(EbmsNames.ACTOR_NEXT_MSH)) {
      found.add(element);
      return;
    }
    for (Element child : Elements.children(element)) {
      collect(child, found);
    }
  }

  private record Place(Node parent, Element element, @Nullable Node next) {

    static Place cut(Element element) {
      var place = new Place(element.getParentNode(), element, element.getNextSibling());
      element.getParentNode().removeChild(element);
      return place;
    }

    void restore() {
      parent.insertBefore(element, next);
    }
  }
}
