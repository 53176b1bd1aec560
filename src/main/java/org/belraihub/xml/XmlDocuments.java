package org.belraihub.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Documents from bytes and back. Parsing refuses DTDs, processing limits are {@link XmlLimits}; the tree keeps every prefix and
 * namespace declaration, as signatures need. Serialising never re-indents.
 */
public final class XmlDocuments {

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final XMLInputFactory STREAMS = streams();
  private static final ThreadLocal<DocumentBuilder> BUILDERS = ThreadLocal.withInitial(XmlDocuments::builder);
  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

  private XmlDocuments() {
  }

  /** An empty document. */
  public static Document empty() {
    return BUILDERS.get().newDocument();
  }

  /** Parses within limits. */
  public static Document parse(byte[] bytes, XmlLimits limits) throws XmlRefusedException {
    return parse(bytes, 0, bytes.length, limits);
  }

  /**
   * Parses within limits and leaves comments out, so that a text that a comment splits is one text again: no canonical form
   * that signatures use here covers comments, and no reader may see other content because of one.
   */
  public static Document parseWithoutComments(byte[] bytes, XmlLimits limits) throws XmlRefusedException {
    return parse(bytes, 0, bytes.length, limits, false);
  }

  /** Parses a part of an array within limits. */
  public static Document parse(byte[] bytes, int offset, int length, XmlLimits limits) throws XmlRefusedException {
    return parse(bytes, offset, length, limits, true);
  }

  private static Document parse(byte[] bytes, int offset, int length, XmlLimits limits, boolean comments) throws XmlRefusedException {
    if (length > limits.bytes()) {
      throw new XmlRefusedException(XmlRefusedException.Reason.TOO_LARGE, "more than " + limits.bytes() + " bytes");
    }
    XMLStreamReader reader = null;
    try {
      reader = STREAMS.createXMLStreamReader(new ByteArrayInputStream(bytes, offset, length));
      return build(reader, limits, comments);
    } catch (XMLStreamException | RuntimeException e) {
      throw new XmlRefusedException(XmlRefusedException.Reason.MALFORMED, "not well-formed XML");
    } finally {
      close(reader);
    }
  }

  private static Document build(XMLStreamReader reader, XmlLimits limits, boolean comments)
      throws XMLStreamException, XmlRefusedException {
    Document document = empty();
    // the reader has checked every name and character already
    document.setStrictErrorChecking(false);
    var open = new ArrayDeque<Node>();
    open.push(document);
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > limits.elements() || open.size() > limits.depth()
              || reader.getAttributeCount() + reader.getNamespaceCount() > limits.attributes()) {
            throw new XmlRefusedException(XmlRefusedException.Reason.TOO_LARGE, "too many or too deep elements");
          }
          open.push(open.peek().appendChild(element(document, reader)));
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (open.size() > 1) {
            text(document, open.peek(), reader.getText());
          }
        }
        case XMLStreamConstants.COMMENT -> {
          if (comments) {
            open.peek().appendChild(document.createComment(reader.getText()));
          }
        }
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> open.peek()
            .appendChild(document.createProcessingInstruction(reader.getPITarget(), reader.getPIData()));
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XmlRefusedException(XmlRefusedException.Reason.DTD, "a document type declaration is not allowed");
        default -> {
          // start and end of the document carry nothing
        }
      }
    }
    document.setStrictErrorChecking(true);
    return document;
  }

  private static void text(Document document, Node parent, String characters) {
    if (parent.getLastChild() instanceof Text before) {
      before.appendData(characters);
    } else {
      parent.appendChild(document.createTextNode(characters));
    }
  }

  private static Element element(Document document, XMLStreamReader reader) {
    Element element = document.createElementNS(emptyToNull(reader.getNamespaceURI()), qualified(reader.getPrefix(), reader.getLocalName()));
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = reader.getNamespacePrefix(i);
      String name = prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
      String uri = reader.getNamespaceURI(i);
      element.setAttributeNS(XMLNS, name, uri == null ? "" : uri);
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.setAttributeNS(emptyToNull(reader.getAttributeNamespace(i)),
          qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    return element;
  }

  /** UTF-8 bytes of a node with an XML declaration when it is a document, exactly as it stands. */
  public static byte[] serialise(Node node) {
    try {
      var transformer = TRANSFORMERS.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, node instanceof Document ? "no" : "yes");
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      if (node instanceof Document document) {
        document.setXmlStandalone(true);
      }
      var out = new ByteArrayOutputStream(4096);
      transformer.transform(new DOMSource(node), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree that was built or parsed here could not be written", e);
    }
  }

  private static String qualified(String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  private static String emptyToNull(String uri) {
    return uri == null || uri.isEmpty() ? null : uri;
  }

  private static void close(XMLStreamReader reader) {
    if (reader != null) {
      try {
        reader.close();
      } catch (XMLStreamException e) {
        // nothing is held: the source is an array
      }
    }
  }

  private static XMLInputFactory streams() {
    var factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 128 * 1024);
    return factory;
  }

  private static DocumentBuilder builder() {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser lacks a feature it documents", e);
    }
  }
}
