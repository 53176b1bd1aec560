package org.belraihub.xml;

import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Digest of what an element says, whichever prefixes its names have: the same program may choose other prefixes each time it
 * starts, as JAXB does, and its repeat must still be known as one. Like Canonical XML 2.0 with PrefixRewrite it takes names by
 * their namespace; declarations, comments, processing instructions and the white space between elements do not count. A QName
 * in a text or a value (xsi:type) counts as it is written.
 */
public final class ElementDigest {

  /** No XML 1.0 document can hold these characters, so no text can be taken for structure. */
  private static final char STARTS = 1;
  private static final char NAMED = 2;
  private static final char HAS = 3;
  private static final char ENDS = 4;

  private final CanonicalBytes out = new CanonicalBytes(8192);

  private ElementDigest() {
  }

  /**
   * Feeds what an element says to a digest.
   *
   * @param omitted one of its children, which does not count
   */
  public static void feed(Element element, @Nullable Node omitted, MessageDigest digest) {
    var content = new ElementDigest();
    content.element(element, omitted);
    content.out.digest(digest);
  }

  private void element(Element element, @Nullable Node omitted) {
    out.raw(STARTS);
    name(element);
    for (Attr attribute : ExclusiveForm.sorted(element.getAttributes())) {
      out.raw(HAS);
      name(attribute);
      out.raw(attribute.getValue());
    }
    out.raw(NAMED);
    boolean parent = hasElements(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child == omitted) {
        continue;
      }
      switch (child.getNodeType()) {
        case Node.ELEMENT_NODE -> element((Element) child, null);
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> {
          if (!parent || !isSpace(child.getNodeValue())) {
            out.raw(child.getNodeValue());
          }
        }
        default -> {
          // says nothing of the content
        }
      }
    }
    out.raw(ENDS);
  }

  private void name(Node node) {
    String uri = node.getNamespaceURI();
    if (uri != null) {
      out.raw(uri);
    }
    out.raw(NAMED);
    out.raw(node.getLocalName());
    out.raw(NAMED);
  }

  private static boolean isSpace(String text) {
    return text.chars().allMatch(c -> c == ' ' || c == '\n' || c == '\t' || c == '\r');
  }

  private static boolean hasElements(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.ELEMENT_NODE) {
        return true;
      }
    }
    return false;
  }
}
