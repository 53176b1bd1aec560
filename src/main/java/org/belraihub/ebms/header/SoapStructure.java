package org.belraihub.ebms.header;

import org.belraihub.ebms.header.SoapFaultException.Code;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SOAP 1.1 envelope whose mandatory header elements are all known here.
 *
 * @param document the whole
 * @param header   soap:Header
 * @param body     soap:Body
 */
public record SoapStructure(Document document, Element header, Element body) {

  /** Finds header and body; refuses what is not SOAP 1.1 or must be understood and is not. */
  public static SoapStructure of(Document document) throws SoapFaultException {
    Element root = document.getDocumentElement();
    if (!"Envelope".equals(root.getLocalName())) {
      throw new SoapFaultException(Code.CLIENT, "not a SOAP envelope");
    }
    if (!EbmsNames.SOAP.equals(root.getNamespaceURI())) {
      throw new SoapFaultException(Code.VERSION_MISMATCH, "only SOAP 1.1 is spoken here");
    }
    var headers = Elements.children(root, EbmsNames.SOAP, "Header");
    var bodies = Elements.children(root, EbmsNames.SOAP, "Body");
    if (headers.size() != 1 || bodies.size() != 1) {
      throw new SoapFaultException(Code.CLIENT, "exactly one Header and one Body are needed");
    }
    for (Element entry : Elements.children(headers.get(0))) {
      if (mandatory(entry) && forUs(Cursor.attribute(entry, EbmsNames.SOAP, "actor")) && !known(entry)) {
        throw new SoapFaultException(Code.MUST_UNDERSTAND, "a mandatory header element is not understood");
      }
    }
    return new SoapStructure(document, headers.get(0), bodies.get(0));
  }

  private static boolean mandatory(Element entry) {
    String value = Cursor.attribute(entry, EbmsNames.SOAP, "mustUnderstand");
    return value != null && (value.strip().equals("1") || value.strip().equals("true"));
  }

  private static boolean forUs(@Nullable String actor) {
    return actor == null || actor.isEmpty() || actor.equals(EbmsNames.ACTOR_TO_PARTY) || actor.equals(EbmsNames.ACTOR_NEXT_MSH)
        || actor.equals(EbmsNames.ACTOR_NEXT);
  }

  private static boolean known(Element entry) {
    if (EbmsNames.EB.equals(entry.getNamespaceURI())) {
      return switch (entry.getLocalName()) {
        case "MessageHeader", "AckRequested", "Acknowledgment", "ErrorList", "SyncReply", "MessageOrder" -> true;
        default -> false;
      };
    }
    return Elements.is(entry, EbmsNames.DS, "Signature");
  }
}
