package org.belraihub.ehealth.sts.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.error.PlatformErrors;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionDraft;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.saml.EnvelopedSignature;
import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.ehealth.saml.SamlNames;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.sts.SecurityTokenService;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** The STS over the SAML 1.1 request protocol. The hub's certificate authenticates the message and is the key of the token. */
public final class Saml11TokenService implements SecurityTokenService {

  private static final String ACTION = "urn:be:fgov:ehealth:sts:protocol:v1:RequestSecureToken";
  private static final String SAML = SamlNames.ASSERTION;
  private static final String SAMLP = SamlNames.PROTOCOL;
  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/saml-protocol-v1.xsd");

  private final ServicePort<PayloadClient> port;
  private final KeyMaterial key;
  private final AssertionReader reader;
  private final SystemClock clock;

  /** Asks for tokens of this key, and takes those that the reader trusts. */
  public Saml11TokenService(ServicePort<PayloadClient> port, KeyMaterial key, AssertionReader reader, SystemClock clock) {
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

  /** The request, signed by the key that the token is to name. */
  static Element request(String requestId, KeyMaterial key, TokenClaims claims, Instant now, Instant until) {
    Element request = Elements.append(XmlDocuments.empty(), SAMLP, "samlp:Request");
    Elements.declare(request, "samlp", SAMLP);
    Elements.declare(request, "saml", SAML);
    request.setAttributeNS(null, "RequestID", id(requestId));
    request.setAttributeNS(null, "MajorVersion", "1");
    request.setAttributeNS(null, "MinorVersion", "1");
    request.setAttributeNS(null, "IssueInstant", AssertionDraft.time(now));
    Element query = Elements.append(request, SAMLP, "samlp:AttributeQuery");
    Element subject = Elements.append(query, SAML, "saml:Subject");
    AssertionDraft.name(subject, key.certificate());
    Element confirmation = AssertionDraft.confirmation(subject);
    var claimed = new AssertionDraft("_C" + requestId, key.certificate().getSubjectX500Principal().getName(X500Principal.RFC1779),
        key.certificate(), now, until, claims.claimed());
    claimed.appendClaims(Elements.append(confirmation, SAML, "saml:SubjectConfirmationData"));
    AssertionDraft.keyInfo(confirmation, key.certificate());
    for (SamlAttribute attribute : claims.claimed()) {
      designator(query, attribute.namespace(), attribute.name());
    }
    claims.certified().forEach(name -> designator(query, TokenClaims.CERTIFIED, name));
    EnvelopedSignature.sign(request, "RequestID", query, key.privateKey(), key.certificate());
    return request;
  }

  private Assertion token(Element response, String requestId) throws CallFailedException {
    List<String> places = SCHEMA.invalidPlaces(response);
    if (!Elements.is(response, SAMLP, "Response") || !places.isEmpty()) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer that does not follow the protocol", null);
    }
    Element status = Elements.child(response, SAMLP, "Status");
    Optional<PlatformError> error = status == null ? Optional.empty() : PlatformErrors.ofSamlStatus(status);
    if (error.isPresent()) {
      throw new CallFailedException(error.get().advice().outage() ? Kind.OUTAGE : Kind.REFUSED, error.get().codes(), null);
    }
    if (!id(requestId).equals(response.getAttribute("InResponseTo"))) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    return Issued.token(response, reader, key, clock.now());
  }

  /** An XML name cannot begin with a digit. */
  private static String id(String requestId) {
    return "_R" + requestId;
  }

  private static void designator(Element query, String namespace, String name) {
    Element designator = Elements.append(query, SAML, "saml:AttributeDesignator");
    designator.setAttributeNS(null, "AttributeNamespace", namespace);
    designator.setAttributeNS(null, "AttributeName", name);
  }
}
