package org.belraihub.ebms.signature;

import static org.belraihub.ebms.header.EbmsNames.DS;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.MandatedTransforms;
import org.belraihub.ebms.header.ReferenceXml;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.packaging.ContentIds;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts the signature of ebMS 2.0 section 4.1 last into the SOAP header. The document must not be changed afterwards. */
public final class EnvelopeSigner {

  private EnvelopeSigner() {
  }

  /**
   * Signs the envelope and all payloads.
   *
   * @return what was signed, envelope first
   * @throws IllegalArgumentException when the key cannot sign so
   */
  public static List<SignedReference> sign(Document envelope, List<MimePart> payloads, SigningIdentity identity, SignatureTerms terms) {
    var references = references(envelope, payloads, terms);
    Element header = Elements.child(envelope.getDocumentElement(), EbmsNames.SOAP, "Header");
    if (header == null) {
      throw new IllegalArgumentException("an envelope to be signed has a header");
    }
    Element signature = Elements.append(header, DS, "ds:Signature");
    Element signedInfo = Elements.append(signature, DS, "ds:SignedInfo");
    Elements.append(signedInfo, DS, "ds:CanonicalizationMethod").setAttribute("Algorithm", InclusiveForm.ALGORITHM);
    Elements.append(signedInfo, DS, "ds:SignatureMethod").setAttribute("Algorithm", terms.algorithm().uri());
    references.forEach(reference -> ReferenceXml.write(signedInfo, reference));
    try {
      Signature engine = terms.algorithm().engine();
      engine.initSign(identity.key());
      engine.update(InclusiveForm.of(signedInfo));
      Elements.append(signature, DS, "ds:SignatureValue", Base64.getEncoder().encodeToString(engine.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key cannot sign with " + terms.algorithm(), e);
    }
    keyInfo(signature, identity);
    return references;
  }

  private static List<SignedReference> references(Document envelope, List<MimePart> payloads, SignatureTerms terms) {
    var references = new ArrayList<SignedReference>(payloads.size() + 1);
    String digest = terms.digest().base64(SignedOctets.of(envelope, null));
    references.add(new SignedReference("", MandatedTransforms.OF_ENVELOPE, terms.digest().uri(), digest));
    for (MimePart payload : payloads) {
      references.add(new SignedReference(ContentIds.reference(payload.contentId()), List.of(), terms.digest().uri(),
          terms.digest().base64(payload.content())));
    }
    return List.copyOf(references);
  }

  private static void keyInfo(Element signature, SigningIdentity identity) {
    try {
      Element x509 = Elements.append(Elements.append(signature, DS, "ds:KeyInfo"), DS, "ds:X509Data");
      Elements.append(x509, DS, "ds:X509Certificate", Base64.getEncoder().encodeToString(identity.certificate().getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate has no encoding", e);
    }
  }
}
