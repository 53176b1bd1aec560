package org.belraihub.sandbox.ehealth.wire;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;

import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;

import org.belraihub.ehealth.saml.AssertionDraft;
import org.belraihub.ehealth.saml.AssertionRefusedException;
import org.belraihub.ehealth.saml.EnvelopedSignature;
import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.ehealth.saml.SamlNames;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.sandbox.ehealth.register.StsOddity;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** The security token service over the SAML 1.1 request protocol. */
@WebServiceProvider(serviceName = "EHealthSamlStsService", portName = "EHealthSamlStsPort", targetNamespace = "urn:be:ehealth:saml:sts:1.0")
@ServiceMode(Service.Mode.PAYLOAD)
public final class Saml11TokenEndpoint implements Provider<Source> {

  private static final String SAML = SamlNames.ASSERTION;
  private static final String SAMLP = SamlNames.PROTOCOL;
  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/saml-protocol-v1.xsd");

  private final StsWork work;

  /** The protocol over this work. */
  public Saml11TokenEndpoint(StsWork work) {
    this.work = work;
  }

  @Override
  public Source invoke(Source asked) {
    StsOddity oddity = work.oddity();
    Element request = StsWork.question(asked);
    if (!Elements.is(request, SAMLP, "Request") || !SCHEMA.invalidPlaces(request).isEmpty()) {
      throw SoaFaults.of("SOA-03006");
    }
    Element query = Elements.child(request, SAMLP, "AttributeQuery");
    Element confirmation = query == null ? null : first(query, "SubjectConfirmation");
    X509Certificate holder = holder(confirmation);
    String id = request.getAttribute("RequestID");
    boolean granted = oddity != StsOddity.DENIED && work.known(holder) && signedBy(request, holder);
    work.note("RequestSecureToken", id, granted ? "" : "Requester");
    Element response = response(oddity == StsOddity.WRONG_ECHO ? "_other" : id, granted);
    if (granted && query != null && confirmation != null) {
      for (int i = 0; i < (oddity == StsOddity.TWO_TOKENS ? 2 : 1); i++) {
        response.appendChild(response.getOwnerDocument().importNode(token(query, confirmation, holder), true));
      }
    }
    return new DOMSource(response.getOwnerDocument());
  }

  /** The certificate of the holder stands beside the claims, not inside them. */
  private static X509Certificate holder(Element confirmation) {
    return StsWork.certificate(confirmation == null ? null : Elements.child(confirmation, "http://www.w3.org/2000/09/xmldsig#", "KeyInfo"));
  }

  private static boolean signedBy(Element request, X509Certificate holder) {
    try {
      EnvelopedSignature.verify(request, "RequestID", List.of(holder), false);
      return true;
    } catch (AssertionRefusedException e) {
      return false;
    }
  }

  private Element token(Element query, Element confirmation, X509Certificate holder) {
    List<SamlAttribute> claimed = new ArrayList<>();
    var attributes = confirmation.getElementsByTagNameNS(SAML, "Attribute");
    for (int i = 0; i < attributes.getLength(); i++) {
      Element attribute = (Element) attributes.item(i);
      claimed.add(new SamlAttribute(attribute.getAttribute("AttributeNamespace"), attribute.getAttribute("AttributeName"),
          Elements.children(attribute, SAML, "AttributeValue").stream().map(Element::getTextContent).toList()));
    }
    List<String> certified = Elements.children(query, SAML, "AttributeDesignator").stream()
        .filter(d -> TokenClaims.CERTIFIED.equals(d.getAttribute("AttributeNamespace"))).map(d -> d.getAttribute("AttributeName")).toList();
    Element conditions = first(confirmation, "Conditions");
    return work.token(holder, claimed, certified, StsWork.time(conditions == null ? "" : conditions.getAttribute("NotOnOrAfter")));
  }

  private Element response(String inResponseTo, boolean granted) {
    Element response = Elements.append(XmlDocuments.empty(), SAMLP, "samlp:Response");
    Elements.declare(response, "samlp", SAMLP);
    response.setAttributeNS(null, "ResponseID", "_S" + java.util.UUID.randomUUID());
    response.setAttributeNS(null, "InResponseTo", inResponseTo);
    response.setAttributeNS(null, "MajorVersion", "1");
    response.setAttributeNS(null, "MinorVersion", "1");
    response.setAttributeNS(null, "IssueInstant", AssertionDraft.time(work.now()));
    Element status = Elements.append(response, SAMLP, "samlp:Status");
    Element code = Elements.append(status, SAMLP, "samlp:StatusCode");
    code.setAttributeNS(null, "Value", granted ? "samlp:Success" : "samlp:Requester");
    if (!granted) {
      Elements.append(code, SAMLP, "samlp:StatusCode").setAttributeNS(null, "Value", "samlp:RequestDenied");
      Elements.append(status, SAMLP, "samlp:StatusMessage", "The request was denied");
    }
    return response;
  }

  private static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagNameNS(SAML, name).item(0);
  }
}
