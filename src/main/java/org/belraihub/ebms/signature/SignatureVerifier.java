package org.belraihub.ebms.signature;

import static org.belraihub.ebms.header.EbmsNames.DS;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.MandatedTransforms;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.ContentIds;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Element;

/**
 * Checks a signature against what the agreement says about its sender: one signature, by an agreed certificate, with the agreed
 * algorithms and the mandated transforms, over the envelope and every single part. Nothing unsigned passes but a SyncReply.
 */
public final class SignatureVerifier {

  private final XmlLimits payloadLimits;

  /** @param payloadLimits for XML payloads whose reference carries a canonicalisation transform */
  public SignatureVerifier(XmlLimits payloadLimits) {
    this.payloadLimits = payloadLimits;
  }

  /** Whether the message carries a signature at all. */
  public static boolean isSigned(SoapStructure soap) {
    return soap.document().getElementsByTagNameNS(DS, "Signature").getLength() > 0;
  }

  /**
   * Verifies.
   *
   * @return the references, for the acknowledgment
   */
  public List<SignedReference> verify(SoapStructure soap, List<MimePart> parts, SignatureTerms terms, Instant now)
      throws SignatureRefusedException {
    ParsedSignature signature = ParsedSignature.of(onlySignature(soap));
    nothingForTheNextHopButSyncReply(soap);
    value(signature, terms, certificate(signature, terms, now));
    digests(soap, parts, signature, terms);
    return signature.references();
  }

  /**
   * Verifies a message whose payloads cannot be read: everything but their digests, which the signature holds all the same.
   *
   * @return the references
   */
  public List<SignedReference> verifyEnvelope(SoapStructure soap, SignatureTerms terms, Instant at) throws SignatureRefusedException {
    ParsedSignature signature = ParsedSignature.of(onlySignature(soap));
    nothingForTheNextHopButSyncReply(soap);
    value(signature, terms, certificate(signature, terms, at));
    for (int i = 0; i < signature.references().size(); i++) {
      SignedReference reference = signature.references().get(i);
      if (reference.uri().isEmpty()) {
        mandatedTransforms(signature.elements().get(i), reference);
        digest(reference, Octets.of(SignedOctets.of(soap.document(), signature.element())), terms);
        return signature.references();
      }
    }
    throw new SignatureRefusedException("the envelope is not signed");
  }

  private static Element onlySignature(SoapStructure soap) throws SignatureRefusedException {
    var all = soap.document().getElementsByTagNameNS(DS, "Signature");
    if (all.getLength() != 1 || all.item(0).getParentNode() != soap.header()) {
      throw new SignatureRefusedException("there is not exactly one signature in the header");
    }
    return (Element) all.item(0);
  }

  private static void nothingForTheNextHopButSyncReply(SoapStructure soap) throws SignatureRefusedException {
    for (Element hop : SignedOctets.forNextHop(soap.document())) {
      if (!Elements.is(hop, EbmsNames.EB, "SyncReply") || hop.getParentNode() != soap.header()
          || !Elements.children(hop).isEmpty() || Elements.hasOwnText(hop)) {
        throw new SignatureRefusedException("an element is excluded from the signature by its actor");
      }
    }
  }

  private static X509Certificate certificate(ParsedSignature signature, SignatureTerms terms, Instant now) throws SignatureRefusedException {
    try {
      for (X509Certificate agreed : terms.all()) {
        byte[] encoded = agreed.getEncoded();
        if (signature.certificates().stream().anyMatch(given -> Arrays.equals(given, encoded))) {
          agreed.checkValidity(Date.from(now));
          return agreed;
        }
      }
      throw new SignatureRefusedException("signed with another certificate than agreed");
    } catch (CertificateEncodingException e) {
      throw new SignatureRefusedException("the agreed certificate has no encoding");
    } catch (CertificateException e) {
      throw new SignatureRefusedException("the agreed certificate is not valid at this time");
    }
  }

  private static void value(ParsedSignature signature, SignatureTerms terms, X509Certificate signer) throws SignatureRefusedException {
    if (!signature.algorithm().equals(terms.algorithm().uri())) {
      throw new SignatureRefusedException("another signature algorithm than agreed");
    }
    try {
      Signature engine = terms.algorithm().engine();
      engine.initVerify(signer.getPublicKey());
      engine.update(InclusiveForm.of(signature.signedInfo()));
      if (!engine.verify(signature.value())) {
        throw new SignatureRefusedException("the signature value is wrong");
      }
    } catch (GeneralSecurityException e) {
      throw new SignatureRefusedException("the signature value cannot be checked");
    }
  }

  private void digests(SoapStructure soap, List<MimePart> parts, ParsedSignature signature, SignatureTerms terms)
      throws SignatureRefusedException {
    Map<String, MimePart> byId = new HashMap<>();
    for (MimePart part : parts) {
      byId.put(part.contentId(), part);
    }
    var covered = new HashSet<String>();
    boolean envelope = false;
    for (int i = 0; i < signature.references().size(); i++) {
      SignedReference reference = signature.references().get(i);
      Octets octets;
      if (reference.uri().isEmpty()) {
        if (envelope) {
          throw new SignatureRefusedException("two references to the envelope");
        }
        envelope = true;
        mandatedTransforms(signature.elements().get(i), reference);
        octets = Octets.of(SignedOctets.of(soap.document(), signature.element()));
      } else {
        octets = payload(reference, byId, covered);
      }
      digest(reference, octets, terms);
    }
    if (!envelope) {
      throw new SignatureRefusedException("the envelope is not signed");
    }
    if (covered.size() != parts.size()) {
      throw new SignatureRefusedException("a part is not signed");
    }
  }

  private Octets payload(SignedReference reference, Map<String, MimePart> byId, HashSet<String> covered) throws SignatureRefusedException {
    if (!ContentIds.isReference(reference.uri())) {
      throw new SignatureRefusedException("a reference to something outside of the message");
    }
    String id = ContentIds.referred(reference.uri());
    MimePart part = byId.get(id);
    if (part == null || id.isEmpty() || !covered.add(id)) {
      throw new SignatureRefusedException("a reference to a part that is missing or already signed");
    }
    if (reference.transforms().isEmpty()) {
      return part.content();
    }
    if (!reference.transforms().equals(List.of(InclusiveForm.ALGORITHM))) {
      throw new SignatureRefusedException("a transform of a payload that is not allowed");
    }
    try {
      return Octets.of(InclusiveForm.of(XmlDocuments.parse(small(part), payloadLimits)));
    } catch (XmlRefusedException e) {
      throw new SignatureRefusedException("a payload to be canonicalised is not acceptable XML");
    }
  }

  private byte[] small(MimePart part) throws SignatureRefusedException {
    if (part.content().length() > payloadLimits.bytes()) {
      throw new SignatureRefusedException("a payload to be canonicalised is too large");
    }
    return part.content().bytes();
  }

  private static void digest(SignedReference reference, Octets octets, SignatureTerms terms) throws SignatureRefusedException {
    if (!reference.digestMethod().equals(terms.digest().uri())) {
      throw new SignatureRefusedException("another digest algorithm than agreed");
    }
    byte[] stated;
    try {
      stated = reference.digestOctets();
    } catch (IllegalArgumentException e) {
      throw new SignatureRefusedException("a digest is not base64");
    }
    if (!MessageDigest.isEqual(terms.digest().of(octets), stated)) {
      throw new SignatureRefusedException(reference.uri().isEmpty() ? "the envelope was altered" : "a payload was altered");
    }
  }

  private static void mandatedTransforms(Element reference, SignedReference parsed) throws SignatureRefusedException {
    if (!parsed.transforms().equals(MandatedTransforms.OF_ENVELOPE)) {
      throw new SignatureRefusedException("the transforms of the envelope are not the mandated ones");
    }
    var transforms = Elements.children(Elements.children(reference).get(0));
    for (Element transform : transforms) {
      var parameters = Elements.children(transform);
      boolean xpath = transform.getAttribute("Algorithm").equals(MandatedTransforms.XPATH);
      if (!Elements.is(transform, DS, "Transform") || parameters.size() != (xpath ? 1 : 0) || xpath && !mandated(parameters.get(0))) {
        throw new SignatureRefusedException("a transform with other parameters than mandated");
      }
    }
  }

  private static boolean mandated(Element xpath) {
    if (!Elements.is(xpath, DS, "XPath") || !Elements.children(xpath).isEmpty()) {
      return false;
    }
    String prefix = MandatedTransforms.prefixOf(xpath.getTextContent());
    return !prefix.isEmpty() && EbmsNames.SOAP.equals(xpath.lookupNamespaceURI(prefix));
  }
}
