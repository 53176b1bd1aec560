package org.belraihub.ehealth.saml;

import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.ALGORITHM;
import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.SIGNATURE;
import static org.belraihub.ehealth.saml.AssertionRefusedException.Reason.SIGNATURE_FORM;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;

import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One enveloped signature over one element that is the root of its document. The form is checked strictly before Santuario, in its
 * secure mode, looks at it; the key always comes from outside.
 */
public final class EnvelopedSignature {

  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final Set<String> SIGNATURES = Set.of(RSA_SHA256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
  private static final Set<String> DIGESTS = Set.of(SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384",
      "http://www.w3.org/2001/04/xmlenc#sha512");
  private static final String OLD_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
  private static final String OLD_DIGEST = "http://www.w3.org/2000/09/xmldsig#sha1";
  private static final int SHORTEST_KEY = 2048;

  static {
    Init.init();
  }

  private EnvelopedSignature() {
  }

  /**
   * Signs the root element of a document.
   *
   * @param idAttribute name of its id attribute
   * @param before      child before which the signature stands; null for the end
   */
  public static void sign(Element root, String idAttribute, @Nullable Node before, PrivateKey key, X509Certificate certificate) {
    try {
      root.setIdAttribute(idAttribute, true);
      var signature = new XMLSignature(root.getOwnerDocument(), "", RSA_SHA256, EXCLUSIVE);
      root.insertBefore(signature.getElement(), before);
      var transforms = new Transforms(root.getOwnerDocument());
      transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
      transforms.addTransform(EXCLUSIVE);
      signature.addDocument("#" + root.getAttribute(idAttribute), transforms, SHA256);
      signature.addKeyInfo(certificate);
      signature.sign(key);
    } catch (XMLSecurityException e) {
      throw new IllegalStateException("an element of our own could not be signed", e);
    }
  }

  /**
   * Verifies that the root element of a document is signed as a whole by one of the certificates.
   *
   * @param idAttribute   name of its id attribute
   * @param trusted       whose signature is taken
   * @param oldAlgorithms whether RSA-SHA1 is taken too, for a peer that knows nothing newer
   */
  public static void verify(Element root, String idAttribute, List<X509Certificate> trusted, boolean oldAlgorithms)
      throws AssertionRefusedException {
    Element element = onlySignature(root);
    checkForm(element, root.getAttribute(idAttribute), oldAlgorithms);
    root.setIdAttribute(idAttribute, true);
    for (X509Certificate certificate : trusted) {
      if (longEnough(certificate.getPublicKey()) && holds(element, certificate.getPublicKey())) {
        return;
      }
    }
    throw new AssertionRefusedException(SIGNATURE, "altered, or signed by nobody who is trusted now");
  }

  private static boolean holds(Element element, PublicKey key) {
    try {
      return new XMLSignature(element, "", true).checkSignatureValue(key);
    } catch (XMLSecurityException e) {
      return false;
    }
  }

  private static boolean longEnough(PublicKey key) {
    return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_KEY;
  }

  private static Element onlySignature(Element root) throws AssertionRefusedException {
    var all = root.getElementsByTagNameNS(SamlNames.DS, "Signature");
    if (all.getLength() != 1 || all.item(0).getParentNode() != root) {
      throw form("there is not exactly one signature, directly in the element");
    }
    return (Element) all.item(0);
  }

  private static void checkForm(Element signature, String id, boolean oldAlgorithms) throws AssertionRefusedException {
    List<Element> parts = Elements.children(signature);
    boolean shaped = parts.size() >= 2 && parts.size() <= 3 && is(parts.get(0), "SignedInfo") && is(parts.get(1), "SignatureValue")
        && (parts.size() == 2 || is(parts.get(2), "KeyInfo"));
    List<Element> info = shaped ? Elements.children(parts.get(0)) : List.of();
    if (info.size() != 3 || !is(info.get(0), "CanonicalizationMethod") || !is(info.get(1), "SignatureMethod") || !is(info.get(2), "Reference")) {
      throw form("not SignedInfo with one reference, SignatureValue, KeyInfo");
    }
    algorithm(info.get(0), Set.of(EXCLUSIVE), null);
    algorithm(info.get(1), SIGNATURES, oldAlgorithms ? OLD_SIGNATURE : null);
    Element reference = info.get(2);
    List<Element> steps = Elements.children(reference);
    if (id.isEmpty() || !reference.getAttribute("URI").equals("#" + id) || steps.size() != 3 || !is(steps.get(0), "Transforms")) {
      throw form("the reference is not to the element itself");
    }
    List<Element> transforms = Elements.children(steps.get(0));
    if (transforms.size() != 2) {
      throw form("other transforms than enveloped signature and exclusive canonical form");
    }
    algorithm(transforms.get(0), Set.of(Transforms.TRANSFORM_ENVELOPED_SIGNATURE), null);
    algorithm(transforms.get(1), Set.of(EXCLUSIVE), null);
    algorithm(steps.get(1), DIGESTS, oldAlgorithms ? OLD_DIGEST : null);
  }

  private static void algorithm(Element method, Set<String> accepted, @Nullable String old) throws AssertionRefusedException {
    String algorithm = method.getAttribute("Algorithm");
    boolean known = accepted.contains(algorithm) || algorithm.equals(old);
    boolean parameters = Elements.children(method).stream().anyMatch(child -> !Elements.is(child, EXCLUSIVE, "InclusiveNamespaces"));
    if (!known || parameters) {
      throw new AssertionRefusedException(ALGORITHM, method.getLocalName() + " outside the suite");
    }
  }

  private static boolean is(Element element, String name) {
    return Elements.is(element, SamlNames.DS, name);
  }

  private static AssertionRefusedException form(String explanation) {
    return new AssertionRefusedException(SIGNATURE_FORM, explanation);
  }
}
