package org.belraihub.ebms.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.EnvelopeReader;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.Spool;
import org.belraihub.ebms.packaging.UnpackedMessage;
import org.belraihub.ebms.signature.SignatureRefusedException;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.signature.SignatureVerifier;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;

/** Verifies an evidence file without keys and without a running service. */
public final class EvidenceCheck {

  private static final int LONGEST_HEAD = 4096;

  private final PackagingLimits limits;
  private final List<String> proved = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private EvidenceCheck(PackagingLimits limits) {
    this.limits = limits;
  }

  /**
   * What came of it.
   *
   * @param proved   one sentence each
   * @param problems one sentence each; empty when everything in the file is proved
   */
  public record Result(List<String> proved, List<String> problems) {

    /** Whether everything is proved. */
    public boolean isProved() {
      return problems.isEmpty();
    }
  }

  private record Read(UnpackedMessage unpacked, SoapStructure soap, Envelope envelope) {
  }

  /**
   * Verifies a file.
   *
   * @param file   as {@link EvidenceFile} wrote it
   * @param limits whose spool directory is used for large messages
   */
  public static Result verify(Path file, PackagingLimits limits) throws IOException {
    var check = new EvidenceCheck(limits.with(Long.MAX_VALUE, limits.spoolDirectory()));
    try (var zip = new ZipFile(file.toFile())) {
      check.file(zip);
    }
    return new Result(List.copyOf(check.proved), List.copyOf(check.problems));
  }

  private void file(ZipFile zip) throws IOException {
    try {
      Optional<byte[]> document = small(zip, EvidenceFile.AGREEMENT);
      Optional<Read> message = read(zip, EvidenceFile.MESSAGE);
      if (document.isEmpty() || message.isEmpty()) {
        problems.add("the agreement or the message is missing: not an evidence file");
        return;
      }
      Agreement agreement = AgreementReader.read(document.get());
      List<SignedReference> signed = message(agreement, message.get());
      Optional<Read> acknowledgment = read(zip, EvidenceFile.ACKNOWLEDGMENT);
      if (acknowledgment.isPresent()) {
        acknowledgment(agreement, message.get(), signed, acknowledgment.get());
      } else {
        proved.add("there is no acknowledgment in the file");
      }
    } catch (AgreementRefusedException | PackagingException | SoapFaultException | EnvelopeException | XmlRefusedException e) {
      problems.add("cannot be read: " + e.getMessage());
    }
  }

  private List<SignedReference> message(Agreement agreement, Read message) {
    var header = message.envelope.header();
    Optional<AgreementParty> sender = agreement.party(header.from().ids());
    Optional<Route> route = sender.flatMap(party -> agreement.route(party, header.service(), header.action()));
    if (!agreement.cpaId().equals(header.cpaId()) || route.isEmpty()) {
      problems.add("the message was not sent under this agreement");
      return List.of();
    }
    boolean encrypted = route.get().sending().confidential();
    if (encrypted) {
      proved.add("the payloads are encrypted: the signature holds their digests, which only the receiver can compare");
    }
    return signature("message " + header.messageId().value() + " of " + header.timestamp(), message,
        encrypted ? List.of() : message.unpacked.payloads(), encrypted, route.get().signatureTerms(), sender.get());
  }

  private void acknowledgment(Agreement agreement, Read message, List<SignedReference> signed, Read read) {
    var acknowledgment = read.envelope.acknowledgment();
    Optional<AgreementParty> from = agreement.party(read.envelope.header().from().ids());
    if (acknowledgment == null || from.isEmpty()
        || !acknowledgment.refToMessageId().equals(message.envelope.header().messageId())) {
      problems.add("the acknowledgment is about another message");
      return;
    }
    var header = read.envelope.header();
    Optional<Route> riding = header.isSignal() ? Optional.empty() : agreement.route(from.get(), header.service(), header.action());
    var terms = riding.isPresent() ? riding.get().signatureTerms() : from.get().defaultChannel().signatureTerms()
        .map(known -> known.accepting(agreement.other(from.get()).defaultChannel().trustedOfOther()));
    boolean encrypted = riding.filter(route -> route.sending().confidential()).isPresent();
    signature("acknowledgment of " + acknowledgment.timestamp(), read, encrypted ? List.of() : read.unpacked.payloads(), encrypted, terms,
        from.get());
    boolean same = acknowledgment.references().size() == signed.size()
        && signed.stream().allMatch(reference -> acknowledgment.references().stream().anyMatch(reference::sameDigest));
    if (same) {
      proved.add("the receiver acknowledged exactly the digests of this message");
    } else {
      problems.add("the acknowledgment has other digests than the message");
    }
  }

  private List<SignedReference> signature(String what, Read read, List<MimePart> parts, boolean envelopeOnly,
      Optional<SignatureTerms> terms, AgreementParty by) {
    if (terms.isEmpty() || !SignatureVerifier.isSigned(read.soap)) {
      problems.add("the " + what + " is not signed, or the agreement names no certificate");
      return List.of();
    }
    try {
      var verifier = new SignatureVerifier(XmlLimits.MESSAGE);
      var at = read.envelope.header().timestamp();
      List<SignedReference> references =
          envelopeOnly ? verifier.verifyEnvelope(read.soap, terms.get(), at) : verifier.verify(read.soap, parts, terms.get(), at);
      proved.add("the " + what + " is signed by " + by.name() + " with a certificate of the agreement");
      return references;
    } catch (SignatureRefusedException e) {
      problems.add("the signature of the " + what + " does not hold: " + e.getMessage());
      return List.of();
    }
  }

  private Optional<byte[]> small(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readNBytes(XmlLimits.MESSAGE.bytes()));
    }
  }

  private Optional<Read> read(ZipFile zip, String name)
      throws IOException, PackagingException, SoapFaultException, EnvelopeException, XmlRefusedException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String head = head(in);
      Octets body = new Spool(limits.spoolDirectory(), limits.inMemory()).read(in, Long.MAX_VALUE - 1);
      UnpackedMessage unpacked = new MimeReader(limits).read(head.substring("Content-Type: ".length()), body);
      SoapStructure soap = SoapStructure.of(XmlDocuments.parse(unpacked.root().content().bytes(), XmlLimits.MESSAGE));
      return Optional.of(new Read(unpacked, soap, EnvelopeReader.read(soap)));
    }
  }

  /** The one header line before the empty one. */
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && head.size() < LONGEST_HEAD; octet = in.read()) {
      head.write(octet);
      String text = head.toString(StandardCharsets.UTF_8);
      if (text.endsWith("\r\n\r\n")) {
        return text.strip();
      }
    }
    throw new IOException("a message in the file has no content type");
  }
}
