package org.belraihub.ebms.inbox;

import java.util.Optional;

import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.EnvelopeReader;
import org.belraihub.ebms.header.ReturnAddress;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapFaultException.Code;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.UnpackedMessage;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;

/** From bytes to a {@link Reception}: MIME, XML, SOAP 1.1, the rules of the ebMS 2.0 schema, version and combinations. */
final class Unpacker {

  private final MimeReader mime;
  private final XmlLimits xmlLimits;
  private final SystemClock clock;

  Unpacker(PackagingLimits packagingLimits, XmlLimits xmlLimits, SystemClock clock) {
    this.mime = new MimeReader(packagingLimits);
    this.xmlLimits = xmlLimits;
    this.clock = clock;
  }

  Reception unpack(String contentType, Octets body) throws PackagingException, SoapFaultException, UnreadableEnvelopeException {
    var receivedAt = clock.now();
    UnpackedMessage unpacked = mime.read(contentType, body);
    SoapStructure soap = soap(unpacked);
    try {
      return new Reception(new WireMessage(contentType, body), unpacked, soap, EnvelopeReader.read(soap), receivedAt);
    } catch (EnvelopeException e) {
      Optional<ReturnAddress> returnAddress = ReturnAddress.search(soap);
      if (returnAddress.isEmpty()) {
        throw new SoapFaultException(Code.CLIENT, e.error().code() + " at " + e.error().location());
      }
      throw new UnreadableEnvelopeException(returnAddress.get(), e.error());
    }
  }

  private SoapStructure soap(UnpackedMessage unpacked) throws SoapFaultException {
    if (unpacked.root().content().length() > xmlLimits.bytes()) {
      throw new SoapFaultException(Code.CLIENT, "the envelope is larger than " + xmlLimits.bytes() + " bytes");
    }
    try {
      return SoapStructure.of(XmlDocuments.parse(unpacked.root().content().bytes(), xmlLimits));
    } catch (XmlRefusedException e) {
      throw new SoapFaultException(Code.CLIENT, e.getMessage());
    }
  }
}
