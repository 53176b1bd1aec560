package org.belraihub.ebms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementTerms;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.header.EnvelopeReader;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.MimeWriter;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.signature.EnvelopeSigner;
import org.belraihub.ebms.signature.SignatureAlgorithm;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;

/** Messages that look right and are not. */
final class Forgery {

  private Forgery() {
  }

  /** The same envelope with another payload, signed anew with the given key. */
  static HttpRequestBytes sameIdOtherContent(HttpRequestBytes original, KeyMaterial key, Agreement agreement) {
    try {
      var unpacked = new MimeReader(PackagingLimits.DEFAULT).read(original.contentType(), original.body());
      var envelope = EnvelopeReader.read(SoapStructure.of(XmlDocuments.parse(unpacked.root().content().bytes(), XmlLimits.MESSAGE)));
      var parts = unpacked.payloads().stream()
          .map(part -> new MimePart(part.contentId(), part.contentType(), "<other/>".getBytes(StandardCharsets.UTF_8))).toList();
      var document = EnvelopeWriter.write(envelope);
      EnvelopeSigner.sign(document, parts, TestParties.identity(key),
          new SignatureTerms(key.certificate(), SignatureAlgorithm.RSA_SHA256, DigestAlgorithm.SHA256));
      var wire = MimeWriter.related("forged", "root@forged", InclusiveForm.of(document), parts);
      return new HttpRequestBytes("POST", wire.contentType(), "ebXML", wire.body());
    } catch (Exception e) {
      throw new IllegalStateException("the original of " + agreement.cpaId() + " cannot be forged", e);
    }
  }

  /** An agreement in which the seller signs with another key. */
  static Agreement agreementWithSellerKey(String cpaId, URI buyer, URI seller, KeyMaterial key) {
    var terms = TestParties.terms(cpaId, buyer, seller, new Reliability(0, Duration.ofMillis(800), Duration.ofMinutes(10), false),
        SyncReplyMode.NONE);
    var forged = new AgreementTerms.Party("The seller", TestParties.SELLER, "Seller", seller, key.certificate());
    return TestParties.read(AgreementWriter.write(new AgreementTerms(cpaId, terms.start(), terms.end(), terms.first(), forged,
        List.copyOf(terms.services()), terms.reliability(), terms.syncReplyMode())));
  }
}
