package org.belraihub.ebms.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.UnpackedMessage;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.SignedOctets;
import org.belraihub.xml.Elements;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One ZIP file that proves one message: both messages as they went over the wire, the agreement of the time, and beside them the octets
 * that were digested and signed, so that openssl alone is enough to check them.
 */
public final class EvidenceFile {

  static final String MESSAGE = "message.http";
  static final String ACKNOWLEDGMENT = "acknowledgment.http";
  static final String AGREEMENT = "agreement.xml";
  private static final String DS = EbmsNames.DS;

  private final ZipOutputStream zip;
  private final PackagingLimits limits;

  private EvidenceFile(ZipOutputStream zip, PackagingLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  /** Writes the file; the stream is not closed. */
  public static void write(OutputStream out, MessageId id, EvidenceStore.Exchange exchange, byte[] agreement, PackagingLimits limits)
      throws IOException {
    var zip = new ZipOutputStream(out);
    var file = new EvidenceFile(zip, limits.with(Long.MAX_VALUE, limits.spoolDirectory()));
    file.text("READ-ME.txt", guide(id, exchange));
    file.entry(AGREEMENT, Octets.of(agreement));
    file.http(MESSAGE, exchange.message());
    file.details("message/", exchange.message());
    if (exchange.acknowledgment() != null) {
      file.http(ACKNOWLEDGMENT, exchange.acknowledgment());
      file.details("acknowledgment/", exchange.acknowledgment());
    }
    zip.finish();
  }

  private void http(String name, WireMessage message) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(("Content-Type: " + message.contentType() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    copy(message.body());
    zip.closeEntry();
  }

  private void details(String folder, WireMessage message) throws IOException {
    try {
      UnpackedMessage unpacked = new MimeReader(limits).read(message.contentType(), message.body());
      SoapStructure soap = SoapStructure.of(XmlDocuments.parse(unpacked.root().content().bytes(), XmlLimits.MESSAGE));
      Element signature = Elements.child(soap.header(), DS, "Signature");
      if (signature == null) {
        return;
      }
      entry(folder + "envelope-as-signed.xml", Octets.of(SignedOctets.of(soap.document(), signature)));
      entry(folder + "signed-info.xml", Octets.of(InclusiveForm.of(Elements.children(signature).get(0))));
      entry(folder + "signature.bin", Octets.of(decoded(Elements.child(signature, DS, "SignatureValue"))));
      var certificates = signature.getElementsByTagNameNS(DS, "X509Certificate");
      for (int i = 0; i < certificates.getLength(); i++) {
        text(folder + "certificate-" + (i + 1) + ".pem", pem(certificates.item(i).getTextContent()));
      }
      int number = 1;
      for (MimePart part : unpacked.payloads()) {
        entry(folder + "payload-" + number++, part.content());
      }
    } catch (PackagingException | SoapFaultException | XmlRefusedException e) {
      throw new IOException("a stored message cannot be read again", e);
    }
  }

  private static byte[] decoded(@Nullable Element element) {
    return element == null ? new byte[0] : Base64.getMimeDecoder().decode(element.getTextContent());
  }

  private static String pem(String base64) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Base64.getMimeDecoder().decode(base64));
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private void text(String name, String text) throws IOException {
    entry(name, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void entry(String name, Octets content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    copy(content);
    zip.closeEntry();
  }

  private void copy(Octets content) throws IOException {
    try (InputStream in = content.open()) {
      in.transferTo(zip);
    }
  }

  private static String guide(MessageId id, EvidenceStore.Exchange exchange) {
    return "Evidence of the ebMS 2.0 message " + id.value() + "\n"
        + (exchange.incoming() ? "received " : "made ") + exchange.at() + " under the agreement " + exchange.cpaId() + "\n"
        + (exchange.acknowledgment() == null ? "There is no acknowledgment.\n" : "The acknowledgment is in the same file.\n")
        + """

        Everything at once:   java -jar belrai-hub.jar evidence verify FILE.zip

        By hand, for the folder message and the same for acknowledgment:
          openssl x509 -in certificate-1.pem -pubkey -noout > key.pem
          openssl dgst -sha256 -verify key.pem -signature signature.bin signed-info.xml       -> Verified OK
          openssl dgst -sha256 -binary envelope-as-signed.xml | base64      -> DigestValue of the reference with URI="" in signed-info.xml
          openssl dgst -sha256 -binary payload-1 | base64                   -> DigestValue of its cid: reference
        With another algorithm in signed-info.xml take that one instead of sha256.
        The certificate is the one that agreement.xml gives the sender. The DigestValues in the Acknowledgment of acknowledgment.http are
        those of the message: that is what the receiver signed.

        With xmlsec1, on the envelope (the part with Content-ID of start in message.http, or the whole body when there is one part):
          xmlsec1 --verify --enabled-reference-uris empty,same-doc,local,remote --pubkey-cert-pem certificate-1.pem \\
            --url-map:CID payload-1 envelope.xml        with CID as in the URI of its reference, once per payload
        """;
  }
}
