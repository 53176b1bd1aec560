package org.belraihub.sandbox.ehealth.wire;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;

import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;

import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.ehealth.saml.SamlNames;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.sandbox.ehealth.register.StsOddity;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The security token service over WS-Trust 1.3, strict about the odd KeyType of the platform. */
@WebServiceProvider(serviceName = "SecurityTokenService", portName = "SecurityTokenServicePort",
    targetNamespace = "urn:be:fgov:ehealth:sts:protocol:v1")
@ServiceMode(Service.Mode.PAYLOAD)
public final class WsTrustTokenEndpoint implements Provider<Source> {

  private static final String WST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
  private static final String AUTH = "http://docs.oasis-open.org/wsfed/authorization/200706";
  private static final String PUBLIC_KEY = "http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey";

  private final StsWork work;

  /** The protocol over this work. */
  public WsTrustTokenEndpoint(StsWork work) {
    this.work = work;
  }

  @Override
  public Source invoke(Source asked) {
    StsOddity oddity = work.oddity();
    Element request = StsWork.question(asked);
    boolean understood = Elements.is(request, WST, "RequestSecurityToken") && PUBLIC_KEY.equals(text(request, WST, "KeyType"))
        && SamlNames.TOKEN_TYPE.equals(text(request, WST, "TokenType")) && (WST + "/Issue").equals(text(request, WST, "RequestType"));
    X509Certificate holder = StsWork.certificate(Elements.child(request, WST, "UseKey"));
    String context = request.getAttribute("Context");
    boolean granted = understood && oddity != StsOddity.DENIED && work.known(holder);
    work.note("RequestSecurityToken", context, granted ? "" : "SOA-03007");
    if (!granted) {
      throw SoaFaults.of("SOA-03007");
    }
    Element collection = Elements.append(XmlDocuments.empty(), WST, "wst:RequestSecurityTokenResponseCollection");
    Elements.declare(collection, "wst", WST);
    Element response = Elements.append(collection, WST, "wst:RequestSecurityTokenResponse");
    response.setAttributeNS(null, "Context", oddity == StsOddity.WRONG_ECHO ? "other" : context);
    Elements.append(response, WST, "wst:TokenType", SamlNames.TOKEN_TYPE);
    for (int i = 0; i < (oddity == StsOddity.TWO_TOKENS ? 2 : 1); i++) {
      Element requested = Elements.append(response, WST, "wst:RequestedSecurityToken");
      requested.appendChild(requested.getOwnerDocument().importNode(token(request, holder), true));
    }
    return new DOMSource(collection.getOwnerDocument());
  }

  private Element token(Element request, X509Certificate holder) {
    List<SamlAttribute> claimed = new ArrayList<>();
    List<String> certified = new ArrayList<>();
    Element claims = Elements.child(request, WST, "Claims");
    for (Element type : claims == null ? List.<Element>of() : Elements.children(claims, AUTH, "ClaimType")) {
      List<String> values = Elements.children(type, AUTH, "Value").stream().map(Element::getTextContent).toList();
      if (values.isEmpty()) {
        certified.add(type.getAttribute("Uri"));
      } else {
        claimed.add(new SamlAttribute(TokenClaims.IDENTIFICATION, type.getAttribute("Uri"), values));
      }
    }
    Element life = Elements.child(request, WST, "Lifetime");
    Optional<Instant> until = life == null ? Optional.empty() : StsWork.time(text(life, WssNames.WSU, "Expires"));
    return work.token(holder, claimed, certified, until);
  }

  private static String text(Element parent, String namespace, String name) {
    @Nullable Element child = Elements.child(parent, namespace, name);
    return child == null ? "" : child.getTextContent().strip();
  }
}
