package org.belraihub.ebms.inbox;

import java.nio.charset.StandardCharsets;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** SOAP 1.1 faults with HTTP status 500, for what cannot be answered with an ErrorList. */
final class Faults {

  private Faults() {
  }

  static HttpReply reply(SoapFaultException.Code code, String text) {
    var document = XmlDocuments.empty();
    Element envelope = Elements.append(document, EbmsNames.SOAP, "soap:Envelope");
    Elements.declare(envelope, "soap", EbmsNames.SOAP);
    Element fault = Elements.append(Elements.append(envelope, EbmsNames.SOAP, "soap:Body"), EbmsNames.SOAP, "soap:Fault");
    unqualified(fault, "faultcode", "soap:" + code.wireName());
    unqualified(fault, "faultstring", text);
    byte[] body = InclusiveForm.of(document);
    return new HttpReply(500, "text/xml; charset=" + StandardCharsets.UTF_8, body);
  }

  private static void unqualified(Element parent, String name, String text) {
    Element element = parent.getOwnerDocument().createElementNS(null, name);
    element.setTextContent(text);
    parent.appendChild(element);
  }
}
