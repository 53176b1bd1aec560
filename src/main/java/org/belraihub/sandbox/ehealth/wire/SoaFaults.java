package org.belraihub.sandbox.ehealth.wire;

import java.util.Map;
import java.util.UUID;

import javax.xml.namespace.QName;

import org.apache.cxf.binding.soap.SoapFault;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Faults as the platform makes them: the string starts with the code, the detail is a SystemError or BusinessError. */
final class SoaFaults {

  static final String BARE = "Internal error";
  private static final String NAMESPACE = "urn:be:fgov:ehealth:errors:soa:v1";
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry("SOA-00001", "Service error"),
      Map.entry("SOA-01001", "Service call not authenticated"),
      Map.entry("SOA-01002", "Service call not authorized"),
      Map.entry("SOA-02001", "Service not available. Please contact service desk"),
      Map.entry("SOA-02002", "Service temporarily not available. Please try later"),
      Map.entry("SOA-03001", "Malformed message"),
      Map.entry("SOA-03005", "WSDL compliance failure"),
      Map.entry("SOA-03006", "XSD compliance failure"),
      Map.entry("SOA-03007", "Content validation failure"));

  private SoaFaults() {
  }

  /** A fault with the given SOA code. */
  static SoapFault of(String code) {
    String text = TEXTS.getOrDefault(code, "Error");
    boolean theirs = code.startsWith("SOA-01") || code.startsWith("SOA-03");
    var fault = new SoapFault(code + ": " + text, new QName(SOAP, theirs ? "Client" : "Server"));
    fault.setDetail(detail(code, text, theirs));
    return fault;
  }

  /** A fault without a detail of the platform. */
  static SoapFault bare() {
    return new SoapFault(BARE, new QName(SOAP, "Server"));
  }

  private static Element detail(String code, String text, boolean theirs) {
    Document document = XmlDocuments.empty();
    Element detail = document.createElement("detail");
    Element error = document.createElementNS(NAMESPACE, "soa:" + (theirs ? "BusinessError" : "SystemError"));
    error.setAttribute("Id", UUID.randomUUID().toString());
    detail.appendChild(error);
    child(error, "Origin", theirs ? "Consumer" : "Provider");
    child(error, "Code", code);
    child(error, "Message", text).setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en");
    if (code.equals("SOA-02002")) {
      child(error, "Retry", "true");
    }
    Element environment = document.createElementNS(NAMESPACE, "soa:Environment");
    environment.setTextContent("Simulation");
    error.appendChild(environment);
    return detail;
  }

  private static Element child(Element parent, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(null, name);
    child.setTextContent(text);
    parent.appendChild(child);
    return child;
  }
}
