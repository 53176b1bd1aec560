package org.belraihub.wss;

import java.util.HashMap;
import java.util.Map;

import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A SOAP 1.1 message as a tree in which every part is where it belongs, once. Nothing of it is trusted yet.
 *
 * @param header  the Header; null when there is none
 * @param body    the one Body
 * @param payload the one element in the Body
 * @param ids     elements by {@code wsu:Id} or un-namespaced {@code Id}; each id is there once
 */
public record SoapEnvelope(@Nullable Element header, Element body, Element payload, Map<String, Element> ids) {

  /** Parses and checks the frame; {@link MessageRejectedException} when it is not a message of this form. */
  public static SoapEnvelope read(byte[] bytes, XmlLimits limits) {
    Document document;
    try {
      document = XmlDocuments.parseWithoutComments(bytes, limits);
    } catch (XmlRefusedException e) {
      throw new MessageRejectedException(switch (e.reason()) {
        case MALFORMED -> MessageRejection.MALFORMED;
        case DTD -> MessageRejection.DTD;
        case TOO_LARGE -> MessageRejection.TOO_LARGE;
      }, String.valueOf(e.getMessage()));
    }
    return of(document);
  }

  private static SoapEnvelope of(Document document) {
    Element root = document.getDocumentElement();
    if (!isSoap(root, "Envelope") || root.getPreviousSibling() != null || root.getNextSibling() != null) {
      throw notSoap("the document is no SOAP 1.1 envelope");
    }
    Element header = null;
    Element body = null;
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (isSoap(node, "Header") && header == null && body == null) {
        header = (Element) node;
      } else if (isSoap(node, "Body") && body == null) {
        body = (Element) node;
      } else if (isSoap(node, "Header") || isSoap(node, "Body")) {
        throw new MessageRejectedException(MessageRejection.REPEATED_PART, "a second Header or Body, or a Header after the Body");
      } else {
        refuseContent(node, "Envelope");
      }
    }
    if (body == null) {
      throw notSoap("no Body");
    }
    var index = new Index();
    index.walk(root);
    if (index.bodies > 1 || index.timestamps > 1 || index.securities > 1) {
      throw new MessageRejectedException(MessageRejection.REPEATED_PART, "a second Body, Timestamp or Security header somewhere");
    }
    return new SoapEnvelope(header, body, onlyElement(body), index.ids);
  }

  private static Element onlyElement(Element body) {
    Element only = null;
    for (Node node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && only == null) {
        only = element;
      } else {
        refuseContent(node, "Body");
      }
    }
    if (only == null) {
      throw notSoap("the Body is empty");
    }
    return only;
  }

  private static void refuseContent(Node node, String parent) {
    if (node.getNodeType() != Node.TEXT_NODE || !node.getNodeValue().isBlank()) {
      throw notSoap("unexpected content in the " + parent);
    }
  }

  static boolean isSoap(@Nullable Node node, String local) {
    return node instanceof Element && local.equals(node.getLocalName()) && WssNames.SOAP.equals(node.getNamespaceURI());
  }

  private static MessageRejectedException notSoap(String explanation) {
    return new MessageRejectedException(MessageRejection.NOT_SOAP, explanation);
  }

  /** One walk over the whole tree: ids, and how often the parts occur that may occur once. */
  private static final class Index {

    private final Map<String, Element> ids = new HashMap<>();
    private int bodies;
    private int timestamps;
    private int securities;

    void walk(Element element) {
      if (isSoap(element, "Body")) {
        bodies++;
      } else if (SecurityHeader.is(element, WssNames.WSU, "Timestamp")) {
        timestamps++;
      } else if (SecurityHeader.is(element, WssNames.WSSE, "Security")) {
        securities++;
      }
      if (element.hasAttributes()) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
          register((Attr) attributes.item(i), element);
        }
      }
      for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element child) {
          walk(child);
        } else if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
          throw notSoap("a processing instruction");
        }
      }
    }

    private void register(Attr attribute, Element element) {
      if ("Id".equals(attribute.getLocalName())
          && (attribute.getNamespaceURI() == null || WssNames.WSU.equals(attribute.getNamespaceURI()))) {
        Element before = ids.put(attribute.getValue(), element);
        if (before != null && before != element) {
          throw new MessageRejectedException(MessageRejection.DUPLICATE_ID, "two elements have one id");
        }
      }
    }
  }
}
