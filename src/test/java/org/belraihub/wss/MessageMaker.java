package org.belraihub.wss;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes signed messages of any layout with Santuario, so that the verifier is tested against signatures that are not its own. A
 * test changes the fields before {@link #sign()} and the tree after it.
 */
final class MessageMaker {

  static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
  static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

  static {
    Init.init();
  }

  KeyMaterial key;
  String signatureAlgorithm = WssNames.RSA_SHA256;
  String digestAlgorithm = WssNames.SHA256;
  String canonicalization = WssNames.EXCLUSIVE;
  List<String> transforms = List.of(WssNames.EXCLUSIVE);
  final List<String> signedIds = new ArrayList<>(List.of("body", "time"));
  Instant created = Instant.now();
  Instant expires = created.plusSeconds(300);

  final Document document = XmlDocuments.empty();
  final Element envelope = Elements.append(document, WssNames.SOAP, "soap:Envelope");
  final Element header;
  final Element security;
  final Element token;
  final Element timestamp;
  final Element body;
  final Element payload;
  XMLSignature signature;

  MessageMaker(KeyMaterial key) {
    this.key = key;
    Elements.declare(envelope, "soap", WssNames.SOAP);
    header = Elements.append(envelope, WssNames.SOAP, "soap:Header");
    security = Elements.append(header, WssNames.WSSE, "wsse:Security");
    Elements.declare(security, "wsse", WssNames.WSSE);
    Elements.declare(security, "wsu", WssNames.WSU);
    security.setAttributeNS(WssNames.SOAP, "soap:mustUnderstand", "1");
    token = Elements.append(security, WssNames.WSSE, "wsse:BinarySecurityToken", encoded(key));
    token.setAttribute("EncodingType", WssNames.BASE64);
    token.setAttribute("ValueType", WssNames.X509);
    id(token, "token");
    timestamp = Elements.append(security, WssNames.WSU, "wsu:Timestamp");
    id(timestamp, "time");
    body = Elements.append(envelope, WssNames.SOAP, "soap:Body");
    Elements.declare(body, "wsu", WssNames.WSU);
    id(body, "body");
    payload = Elements.append(body, "urn:test", "t:ask");
    Elements.declare(payload, "t", "urn:test");
    Elements.append(payload, "urn:belraihub:context:v1", "c:context", "who");
    Elements.declare((Element) payload.getFirstChild(), "c", "urn:belraihub:context:v1");
    Elements.append(payload, "urn:test", "t:what", "the question & <more>");
  }

  static String encoded(KeyMaterial key) {
    try {
      return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void id(Element element, String id) {
    element.setAttributeNS(WssNames.WSU, "wsu:Id", id);
  }

  /** Un-namespaced ids instead of wsu:Id, as the npm package soap writes them. */
  MessageMaker withPlainIds() {
    for (Element element : List.of(body, timestamp)) {
      String id = element.getAttributeNS(WssNames.WSU, "Id");
      element.removeAttributeNS(WssNames.WSU, "Id");
      element.setAttribute("Id", id);
    }
    return this;
  }

  MessageMaker times(String created, String expires) {
    while (timestamp.hasChildNodes()) {
      timestamp.removeChild(timestamp.getFirstChild());
    }
    if (created != null) {
      Elements.append(timestamp, WssNames.WSU, "wsu:Created", created);
    }
    if (expires != null) {
      Elements.append(timestamp, WssNames.WSU, "wsu:Expires", expires);
    }
    return this;
  }

  MessageMaker sign() {
    if (!timestamp.hasChildNodes()) {
      times(created.toString(), expires == null ? null : expires.toString());
    }
    try {
      signature = new XMLSignature(document, "", signatureAlgorithm, canonicalization);
      security.appendChild(signature.getElement());
      for (String id : signedIds) {
        register(document.getDocumentElement());
        var steps = new Transforms(document);
        for (String transform : transforms) {
          steps.addTransform(transform);
        }
        signature.addDocument("#" + id, steps, digestAlgorithm);
      }
      Element keyInfo = Elements.append(signature.getElement(), WssNames.DS, "ds:KeyInfo");
      Element reference = Elements.append(Elements.append(keyInfo, WssNames.WSSE, "wsse:SecurityTokenReference"), WssNames.WSSE,
          "wsse:Reference");
      reference.setAttribute("URI", "#token");
      reference.setAttribute("ValueType", WssNames.X509);
      signature.sign(key.privateKey());
      return this;
    } catch (XMLSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void register(Element element) {
    if (element.hasAttributeNS(WssNames.WSU, "Id")) {
      element.setIdAttributeNS(WssNames.WSU, "Id", true);
    }
    if (element.hasAttribute("Id")) {
      element.setIdAttribute("Id", true);
    }
    for (Element child : Elements.children(element)) {
      register(child);
    }
  }

  /** A Body that asks for something else, without an id. */
  Element otherBody() {
    Element other = document.createElementNS(WssNames.SOAP, "soap:Body");
    Element ask = Elements.append(other, "urn:test", "t:ask");
    Elements.declare(ask, "t", "urn:test");
    Elements.append(ask, "urn:test", "t:what", "evil");
    return other;
  }

  Element wrapper(Node parent) {
    Element wrapper = Elements.append(parent, "urn:wrapper", "x:wrapper");
    Elements.declare(wrapper, "x", "urn:wrapper");
    return wrapper;
  }

  byte[] bytes() {
    return XmlDocuments.serialise(document);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
