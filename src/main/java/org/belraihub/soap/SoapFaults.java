package org.belraihub.soap;

import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

import org.apache.cxf.binding.soap.SoapFault;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.FaultTexts;
import org.belraihub.fault.Language;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** SOAP 1.1 faults as senders see them ({@code xsd/fault-v1.xsd}). */
final class SoapFaults {

  private static final String NAMESPACE = "urn:belraihub:fault:v1";
  private static final QName CLIENT = new QName(WssNames.SOAP, "Client");
  private static final QName SERVER = new QName(WssNames.SOAP, "Server");

  private SoapFaults() {
  }

  /** Only the standard code and the one neutral sentence of MESSAGE_REJECTED. */
  static SoapFault rejected(MessageRejection reason) {
    String code = reason.faultCode();
    int colon = code.indexOf(':');
    QName name = colon < 0 ? new QName(WssNames.SOAP, code)
        : new QName(code.startsWith("wsu") ? WssNames.WSU : WssNames.WSSE, code.substring(colon + 1), code.substring(0, colon));
    return new SoapFault(FaultTexts.text(FaultCode.MESSAGE_REJECTED, Language.EN), name);
  }

  /** A refusal with its typed detail. */
  static SoapFault refused(FaultCode code, List<String> places, String correlationId) {
    var fault = new SoapFault(FaultTexts.text(code, Language.EN), code.mayBeRetried() ? SERVER : CLIENT);
    fault.setDetail(detail(code, places, correlationId));
    return fault;
  }

  private static Element detail(FaultCode code, List<String> places, String correlationId) {
    Document document = XmlDocuments.empty();
    Element holder = Elements.append(document, WssNames.SOAP, "soap:detail");
    Element detail = Elements.append(holder, NAMESPACE, "flt:faultDetail");
    Elements.append(detail, NAMESPACE, "flt:code", code.name());
    for (Language language : Language.values()) {
      Element text = Elements.append(detail, NAMESPACE, "flt:text", FaultTexts.text(code, language));
      text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", language.tag());
    }
    Elements.append(detail, NAMESPACE, "flt:mayBeRetried", String.valueOf(code.mayBeRetried()));
    if (!places.isEmpty()) {
      Element list = Elements.append(detail, NAMESPACE, "flt:places");
      for (String place : places) {
        Elements.append(list, NAMESPACE, "flt:place", place.length() > 200 ? place.substring(0, 200) : place);
      }
    }
    Elements.append(detail, NAMESPACE, "flt:correlationId", correlationId);
    return detail.getParentNode() instanceof Element parent ? parent : detail;
  }
}
