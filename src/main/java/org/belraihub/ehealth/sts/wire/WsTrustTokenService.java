package org.belraihub.ehealth.sts.wire;

import java.time.Instant;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionDraft;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.ehealth.saml.SamlNames;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.sts.SecurityTokenService;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The STS over WS-Trust 1.3. */
public final class WsTrustTokenService implements SecurityTokenService {

  private static final String ACTION = "urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken";
  private static final String WST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
  private static final String AUTH = "http://docs.oasis-open.org/wsfed/authorization/200706";
  private static final String DS = WssNames.DS;
  /** "wstrust" without hyphen: the platform wants it so, unlike the standard. */
  private static final String PUBLIC_KEY = "http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey";

  private final ServicePort<PayloadClient> port;
  private final KeyMaterial key;
  private final AssertionReader reader;
  private final SystemClock clock;

  /** Asks for tokens of this key, and takes those that the reader trusts. */
  public WsTrustTokenService(ServicePort<PayloadClient> port, KeyMaterial key, AssertionReader reader, SystemClock clock) {
    this.port = port;
    this.key = key;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public Assertion issue(String requestId, TokenClaims claims, Instant until) throws CallFailedException {
    Element request = request(requestId, key, claims, clock.now(), until);
    return token(port.call(client -> client.call(ACTION, request)), requestId);
  }

  static Element request(String requestId, KeyMaterial key, TokenClaims claims, Instant now, Instant until) {
    Element request = Elements.append(XmlDocuments.empty(), WST, "wst:RequestSecurityToken");
    Elements.declare(request, "wst", WST);
    Elements.declare(request, "auth", AUTH);
    Elements.declare(request, "wsu", WssNames.WSU);
    Elements.declare(request, "wsse", WssNames.WSSE);
    Elements.declare(request, "ds", DS);
    request.setAttributeNS(null, "Context", requestId);
    Elements.append(request, WST, "wst:TokenType", SamlNames.TOKEN_TYPE);
    Elements.append(request, WST, "wst:RequestType", WST + "/Issue");
    Element asked = Elements.append(request, WST, "wst:Claims");
    asked.setAttributeNS(null, "Dialect", AUTH + "/authclaims");
    for (SamlAttribute attribute : claims.claimed()) {
      Element type = claim(asked, attribute.name());
      attribute.values().forEach(value -> Elements.append(type, AUTH, "auth:Value", value));
    }
    claims.certified().forEach(name -> claim(asked, name));
    Element life = Elements.append(request, WST, "wst:Lifetime");
    Elements.append(life, WssNames.WSU, "wsu:Created", AssertionDraft.time(now));
    Elements.append(life, WssNames.WSU, "wsu:Expires", AssertionDraft.time(until));
    Elements.append(request, WST, "wst:KeyType", PUBLIC_KEY);
    Element reference = Elements.append(Elements.append(request, WST, "wst:UseKey"), WssNames.WSSE, "wsse:SecurityTokenReference");
    Elements.append(Elements.append(reference, DS, "ds:X509Data"), DS, "ds:X509Certificate", AssertionDraft.base64(key.certificate()));
    return request;
  }

  private Assertion token(Element answer, String requestId) throws CallFailedException {
    Element response = Elements.is(answer, WST, "RequestSecurityTokenResponseCollection")
        ? Elements.child(answer, WST, "RequestSecurityTokenResponse") : answer;
    Element token = response == null || !Elements.is(response, WST, "RequestSecurityTokenResponse") ? null
        : Elements.child(response, WST, "RequestedSecurityToken");
    if (response == null || token == null || count(answer, "RequestedSecurityToken") != 1) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without its one token", null);
    }
    if (!requestId.equals(response.getAttribute("Context"))) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    return Issued.token(token, reader, key, clock.now());
  }

  private static int count(@Nullable Element in, String name) {
    return in == null ? 0 : in.getElementsByTagNameNS(WST, name).getLength();
  }

  private static Element claim(Element claims, String name) {
    Element type = Elements.append(claims, AUTH, "auth:ClaimType");
    type.setAttributeNS(null, "Uri", name);
    return type;
  }
}
