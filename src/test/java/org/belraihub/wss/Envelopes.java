package org.belraihub.wss;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a small envelope as CXF would. */
final class Envelopes {

  private Envelopes() {
  }

  static void write(XMLStreamWriter writer, String text) throws XMLStreamException {
    writer.writeStartElement("soap", "Envelope", WssNames.SOAP);
    writer.writeNamespace("soap", WssNames.SOAP);
    writer.writeStartElement("soap", "Body", WssNames.SOAP);
    writer.writeStartElement("t", "ask", "urn:test");
    writer.writeNamespace("t", "urn:test");
    writer.writeNamespace("unused", "urn:unused");
    writer.writeStartElement("t", "what", "urn:test");
    writer.writeAttribute("b", "2");
    writer.writeAttribute("a", "1\t\"<");
    writer.writeCharacters(text);
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndDocument();
  }
}
