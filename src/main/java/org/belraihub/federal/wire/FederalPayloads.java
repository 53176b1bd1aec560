package org.belraihub.federal.wire;

import java.io.ByteArrayOutputStream;

import javax.xml.transform.dom.DOMResult;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.belraihub.federal.SyncMessage;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Messages as bytes: equal messages give equal bytes, whatever prefixes they came with. */
public final class FederalPayloads {

  private static final JAXBContext CONTEXT = context();

  private FederalPayloads() {
  }

  /** A message as UTF-8 XML. */
  public static byte[] bytes(SyncMessage message) {
    try {
      var bytes = new ByteArrayOutputStream(16 * 1024);
      CONTEXT.createMarshaller().marshal(ToWire.request(message), bytes);
      return bytes.toByteArray();
    } catch (JAXBException e) {
      throw new IllegalStateException("a federal payload could not be written", e);
    }
  }

  /** The payload as the request that it is; {@link IllegalArgumentException} when it is none. */
  public static Object request(byte[] payload) {
    return bound(tree(payload));
  }

  /** The payload as a tree. */
  static Element tree(byte[] payload) {
    try {
      return XmlDocuments.parse(payload, XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw new IllegalArgumentException("not a payload of a message between the platforms", e);
    }
  }

  /** The request as a tree. */
  static Element tree(Object request) {
    if (request instanceof Element element) {
      return element;
    }
    try {
      var result = new DOMResult();
      CONTEXT.createMarshaller().marshal(request, result);
      return ((Document) result.getNode()).getDocumentElement();
    } catch (JAXBException e) {
      throw new IllegalStateException("a federal payload could not be written", e);
    }
  }

  /** What a tree of the contract says. */
  static Object bound(Element tree) {
    try {
      return CONTEXT.createUnmarshaller().unmarshal(tree);
    } catch (JAXBException e) {
      throw new IllegalArgumentException("nothing of the contract between the platforms", e);
    }
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("the federal contract has no binding", e);
    }
  }
}
