package org.belraihub.ehealth.saml;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

import javax.security.auth.x500.X500Principal;

import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An assertion about the holder of a certificate that is to be made.
 *
 * @param id           AssertionID, an XML name
 * @param issuer       who makes it
 * @param subject      whose certificate it is about
 * @param notBefore    first moment it holds
 * @param notOnOrAfter first moment it holds no more
 * @param attributes   what it says
 */
public record AssertionDraft(String id, String issuer, X509Certificate subject, Instant notBefore, Instant notOnOrAfter,
                             List<SamlAttribute> attributes) {

  private static final String SAML = SamlNames.ASSERTION;

  /** Keeps its own copy. */
  public AssertionDraft {
    attributes = List.copyOf(attributes);
  }

  /** Appends it unsigned and unconfirmed: what a caller claims of itself in a request. */
  public Element appendClaims(Node parent) {
    return append(parent, false);
  }

  /** Makes it a document of its own, confirmed by the key of the subject and signed by the issuer. */
  public Element signed(PrivateKey key, X509Certificate certificate) {
    Element assertion = append(XmlDocuments.empty(), true);
    EnvelopedSignature.sign(assertion, "AssertionID", null, key, certificate);
    return assertion;
  }

  private Element append(Node parent, boolean confirmed) {
    Element assertion = Elements.append(parent, SAML, "saml:Assertion");
    Elements.declare(assertion, "saml", SAML);
    assertion.setAttributeNS(null, "MajorVersion", "1");
    assertion.setAttributeNS(null, "MinorVersion", "1");
    assertion.setAttributeNS(null, "AssertionID", id);
    assertion.setAttributeNS(null, "Issuer", issuer);
    assertion.setAttributeNS(null, "IssueInstant", time(notBefore));
    Element conditions = Elements.append(assertion, SAML, "saml:Conditions");
    conditions.setAttributeNS(null, "NotBefore", time(notBefore));
    conditions.setAttributeNS(null, "NotOnOrAfter", time(notOnOrAfter));
    Element statement = Elements.append(assertion, SAML, "saml:AttributeStatement");
    Element about = Elements.append(statement, SAML, "saml:Subject");
    name(about, subject);
    if (confirmed) {
      keyInfo(confirmation(about), subject);
    }
    for (SamlAttribute attribute : attributes) {
      Element element = Elements.append(statement, SAML, "saml:Attribute");
      element.setAttributeNS(null, "AttributeNamespace", attribute.namespace());
      element.setAttributeNS(null, "AttributeName", attribute.name());
      attribute.values().forEach(value -> Elements.append(element, SAML, "saml:AttributeValue", value));
    }
    return assertion;
  }

  /** Names a subject by its certificate. */
  public static void name(Element subject, X509Certificate certificate) {
    Element name = Elements.append(subject, SAML, "saml:NameIdentifier", certificate.getSubjectX500Principal().getName(X500Principal.RFC1779));
    name.setAttributeNS(null, "Format", SamlNames.X509_SUBJECT);
    name.setAttributeNS(null, "NameQualifier", certificate.getIssuerX500Principal().getName(X500Principal.RFC1779));
  }

  /** The confirmation that a subject holds a key; what proves it is appended by the caller. */
  public static Element confirmation(Element subject) {
    Element confirmation = Elements.append(subject, SAML, "saml:SubjectConfirmation");
    Elements.append(confirmation, SAML, "saml:ConfirmationMethod", SamlNames.HOLDER_OF_KEY);
    return confirmation;
  }

  /** The certificate of the key that is held. */
  public static void keyInfo(Element parent, X509Certificate certificate) {
    Element info = Elements.append(parent, SamlNames.DS, "ds:KeyInfo");
    Elements.declare(info, "ds", SamlNames.DS);
    Element data = Elements.append(info, SamlNames.DS, "ds:X509Data");
    Elements.append(data, SamlNames.DS, "ds:X509Certificate", base64(certificate));
  }

  /** A certificate as it stands in messages. */
  public static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }

  /** A moment as SAML writes it, in whole milliseconds. */
  public static String time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
