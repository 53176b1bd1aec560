package org.belraihub.ebms.signature;

import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The octets of an envelope that its signature covers: the canonical form without the signature itself and without the elements
 * for the next hop. This is what the three mandated transforms amount to.
 */
public final class SignedOctets {

  private SignedOctets() {
  }

  /** With or, for {@code null}, without a signature in it. */
  public static byte[] of(Document document, @Nullable Element signature) {
    List<Element> leftOut = forNextHop(document);
    if (signature != null) {
      leftOut.add(signature);
    }
    return InclusiveForm.without(document, leftOut);
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
}
