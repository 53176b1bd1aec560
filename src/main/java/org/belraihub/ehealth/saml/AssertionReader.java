package org.belraihub.ehealth.saml;

import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.CONDITIONS;
import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.HOLDER;
import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.STRUCTURE;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Element;

/**
 * Reads assertions that somebody else issued. An assertion is first cut out of the message it came in; schema, signature, times and
 * holder are then checked on the piece alone, and only that piece is returned: nothing around it can take part. For all threads.
 */
public final class AssertionReader {

  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/saml-assertion-v1.xsd");

  private final Supplier<List<X509Certificate>> issuers;
  private final Duration skew;
  private final boolean oldAlgorithms;

  /**
   * A reader that trusts these issuers.
   *
   * @param issuers       certificates whose signature is taken now; asked for every assertion, so that a change of keys can overlap
   * @param skew          how far an issuer's clock may be ahead
   * @param oldAlgorithms whether RSA-SHA1 is taken too, for a service that knows nothing newer
   */
  public AssertionReader(Supplier<List<X509Certificate>> issuers, Duration skew, boolean oldAlgorithms) {
    this.issuers = issuers;
    this.skew = skew;
    this.oldAlgorithms = oldAlgorithms;
  }

  /** The one assertion among the children of an element; none or several are refused. */
  public Assertion onlyOneIn(Element parent, Instant now) throws AssertionRefusedException {
    var all = parent.getElementsByTagNameNS(SamlNames.ASSERTION, "Assertion");
    if (all.getLength() != 1 || all.item(0).getParentNode() != parent) {
      throw structure("there is not exactly one assertion");
    }
    return read((Element) all.item(0), now);
  }

  /** Checks one assertion and says what it says. */
  public Assertion read(Element found, Instant now) throws AssertionRefusedException {
    byte[] xml = InclusiveForm.of(found);
    Element assertion = cutOut(xml);
    if (!Elements.is(assertion, SamlNames.ASSERTION, "Assertion")
        || assertion.getElementsByTagNameNS(SamlNames.ASSERTION, "Assertion").getLength() > 0) {
      throw structure("not one assertion, or another one inside it");
    }
    List<String> places = SCHEMA.invalidPlaces(assertion);
    if (!places.isEmpty()) {
      throw structure("not valid at " + places.get(0));
    }
    List<X509Certificate> valid = issuers.get().stream().filter(certificate -> validAt(certificate, now)).toList();
    EnvelopedSignature.verify(assertion, "AssertionID", valid, oldAlgorithms);
    var read = new Assertion(assertion.getAttribute("AssertionID"), assertion.getAttribute("Issuer"), time(assertion, "NotBefore"),
        time(assertion, "NotOnOrAfter"), holder(assertion), attributes(assertion), xml);
    if (!read.holdsAt(now, skew)) {
      throw new AssertionRefusedException(CONDITIONS, "not yet or no longer valid");
    }
    return read;
  }

  private static Element cutOut(byte[] xml) throws AssertionRefusedException {
    try {
      return XmlDocuments.parse(xml, XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw structure("not to be read alone");
    }
  }

  private static boolean validAt(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant()) && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  private static Instant time(Element assertion, String attribute) throws AssertionRefusedException {
    Element conditions = Elements.child(assertion, SamlNames.ASSERTION, "Conditions");
    String text = conditions == null ? "" : conditions.getAttribute(attribute);
    if (text.isEmpty()) {
      throw new AssertionRefusedException(CONDITIONS, attribute + " is missing");
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException e) {
      throw new AssertionRefusedException(CONDITIONS, attribute + " is no time");
    }
  }

  /** Every statement must be about the holder of one and the same key. */
  private static X509Certificate holder(Element assertion) throws AssertionRefusedException {
    X509Certificate holder = null;
    for (Element statement : Elements.children(assertion)) {
      Element subject = Elements.child(statement, SamlNames.ASSERTION, "Subject");
      if (subject != null) {
        X509Certificate named = confirmed(subject);
        if (holder != null && !holder.equals(named)) {
          throw new AssertionRefusedException(HOLDER, "statements about different holders");
        }
        holder = named;
      }
    }
    if (holder == null) {
      throw new AssertionRefusedException(HOLDER, "about nobody");
    }
    return holder;
  }

  private static X509Certificate confirmed(Element subject) throws AssertionRefusedException {
    Element confirmation = Elements.child(subject, SamlNames.ASSERTION, "SubjectConfirmation");
    List<Element> methods = confirmation == null ? List.of()
        : Elements.children(confirmation, SamlNames.ASSERTION, "ConfirmationMethod");
    if (confirmation == null || methods.size() != 1 || !SamlNames.HOLDER_OF_KEY.equals(methods.get(0).getTextContent().strip())) {
      throw new AssertionRefusedException(HOLDER, "not confirmed by holding a key, and nothing else");
    }
    Element keyInfo = Elements.child(confirmation, SamlNames.DS, "KeyInfo");
    var certificates = keyInfo == null ? null : keyInfo.getElementsByTagNameNS(SamlNames.DS, "X509Certificate");
    if (certificates == null || certificates.getLength() != 1) {
      throw new AssertionRefusedException(HOLDER, "not exactly one certificate");
    }
    return certificate(certificates.item(0).getTextContent());
  }

  private static X509Certificate certificate(String base64) throws AssertionRefusedException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new AssertionRefusedException(HOLDER, "not a readable certificate");
    }
  }

  private static List<SamlAttribute> attributes(Element assertion) {
    List<SamlAttribute> attributes = new ArrayList<>();
    for (Element statement : Elements.children(assertion, SamlNames.ASSERTION, "AttributeStatement")) {
      for (Element attribute : Elements.children(statement, SamlNames.ASSERTION, "Attribute")) {
        attributes.add(new SamlAttribute(attribute.getAttribute("AttributeNamespace"), attribute.getAttribute("AttributeName"),
            Elements.children(attribute, SamlNames.ASSERTION, "AttributeValue").stream().map(v -> v.getTextContent().strip()).toList()));
      }
    }
    return attributes;
  }

  private static AssertionRefusedException structure(String explanation) {
    return new AssertionRefusedException(STRUCTURE, explanation);
  }
}
