package org.belraihub.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Canonical XML 1.0 without comments (W3C) of a document, or of an element in the context it stands in. One pass, no intermediate node
 * sets; elements may be left out on the way. The form of a document is itself a well-formed UTF-8 document without declaration. A test
 * holds it equal to Santuario's.
 */
public final class InclusiveForm {

  /** As in ds:CanonicalizationMethod/@Algorithm. */
  public static final String ALGORITHM = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Attr[] NONE = {};

  private final CanonicalBytes out = new CanonicalBytes(8192);
  private final RenderedNamespaces rendered = new RenderedNamespaces();
  private final List<Element> omitted;

  private InclusiveForm(List<Element> omitted) {
    this.omitted = omitted;
  }

  /** The canonical bytes of a document or an element. */
  public static byte[] of(Node apex) {
    return without(apex, List.of());
  }

  /** The canonical bytes of a document or an element, as if these of its descendants were not there. */
  public static byte[] without(Node apex, List<Element> omitted) {
    var form = new InclusiveForm(omitted);
    if (apex instanceof Document document) {
      form.document(document);
    } else {
      form.apex((Element) apex);
    }
    return form.out.copy(0, form.out.size());
  }

  private void document(Document document) {
    boolean before = true;
    for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element root) {
        apex(root);
        before = false;
      } else if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        if (!before) {
          out.raw('\n');
        }
        child(node);
        if (before) {
          out.raw('\n');
        }
      }
    }
  }

  /** Takes over the declarations and xml: attributes of the ancestors (section 2.4). */
  private void apex(Element apex) {
    var seen = new HashSet<String>();
    for (Node node = apex.getParentNode(); node instanceof Element above; node = node.getParentNode()) {
      NamedNodeMap attributes = above.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        String prefix = declaredPrefix(attribute);
        if (prefix != null && apex.getAttributeNodeNS(XMLNS, prefix.isEmpty() ? "xmlns" : prefix) == null && seen.add(prefix)) {
          rendered.need(prefix, attribute.getValue());
        }
      }
    }
    element(apex, 0, sort(apex, apex.getParentNode() instanceof Element above ? inherited(apex, above) : NONE));
  }

  private static Attr[] inherited(Element apex, Element parent) {
    var found = new ArrayList<Attr>();
    var seen = new HashSet<String>();
    for (Node node = parent; node instanceof Element above; node = node.getParentNode()) {
      NamedNodeMap attributes = above.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        if (XML.equals(attribute.getNamespaceURI()) && !apex.hasAttributeNS(XML, attribute.getLocalName())
            && seen.add(attribute.getLocalName())) {
          found.add(attribute);
        }
      }
    }
    return found.toArray(Attr[]::new);
  }

  private void element(Element element, int mark, Attr[] sorted) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String prefix = declaredPrefix(attribute);
      if (prefix != null) {
        rendered.need(prefix, attribute.getValue());
      }
    }
    String name = element.getNodeName();
    out.raw('<');
    out.raw(name);
    rendered.write(mark, out);
    for (Attr attribute : sorted) {
      out.raw(' ');
      out.raw(attribute.getNodeName());
      out.raw("=\"");
      out.attribute(attribute.getValue());
      out.raw('"');
    }
    out.raw('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      child(child);
    }
    out.raw("</");
    out.raw(name);
    out.raw('>');
    rendered.release(mark);
  }

  private void child(Node child) {
    switch (child.getNodeType()) {
      case Node.ELEMENT_NODE -> {
        if (!isOmitted(child)) {
          element((Element) child, rendered.mark(), sort((Element) child, NONE));
        }
      }
      case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> out.text(child.getNodeValue());
      case Node.PROCESSING_INSTRUCTION_NODE -> {
        out.raw("<?");
        out.raw(child.getNodeName());
        String data = child.getNodeValue();
        if (data != null && !data.isEmpty()) {
          out.raw(' ');
          out.raw(data.replace("\r", "&#xD;"));
        }
        out.raw("?>");
      }
      default -> {
        // comments are not part of this canonical form; entity references do not come out of XmlDocuments
      }
    }
  }

  private boolean isOmitted(Node child) {
    for (Element one : omitted) {
      if (one == child) {
        return true;
      }
    }
    return false;
  }

  /** The prefix that an attribute declares, empty for the default namespace; null when it is no declaration that has to be written. */
  private static @Nullable String declaredPrefix(Attr attribute) {
    if (!XMLNS.equals(attribute.getNamespaceURI()) || "xmlns:xml".equals(attribute.getNodeName())) {
      return null;
    }
    return "xmlns".equals(attribute.getNodeName()) ? "" : attribute.getLocalName();
  }

  private static Attr[] sort(Element element, Attr[] more) {
    NamedNodeMap attributes = element.getAttributes();
    int length = attributes.getLength();
    if (length + more.length == 0) {
      return NONE;
    }
    int count = 0;
    var sorted = new Attr[length + more.length];
    for (int i = 0; i < sorted.length; i++) {
      Attr attribute = i < length ? (Attr) attributes.item(i) : more[i - length];
      if (!XMLNS.equals(attribute.getNamespaceURI())) {
        int at = count++;
        while (at > 0 && compare(sorted[at - 1], attribute) > 0) {
          sorted[at] = sorted[at - 1];
          at--;
        }
        sorted[at] = attribute;
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
  }

  private static int compare(Attr a, Attr b) {
    int byUri = uri(a).compareTo(uri(b));
    return byUri != 0 ? byUri : a.getLocalName().compareTo(b.getLocalName());
  }

  private static String uri(Attr attribute) {
    return attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
  }
}
