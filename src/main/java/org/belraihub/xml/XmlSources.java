package org.belraihub.xml;

import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Trees from what a SOAP stack hands over after it has parsed within its own limits. */
public final class XmlSources {

  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

  private XmlSources() {
  }

  /** The element that the source stands for. */
  public static Element element(Source source) {
    if (source instanceof DOMSource dom && dom.getNode() instanceof Element element) {
      return element;
    }
    if (source instanceof DOMSource dom && dom.getNode() instanceof Document document) {
      return document.getDocumentElement();
    }
    try {
      var result = new DOMResult();
      TRANSFORMERS.newTransformer().transform(source, result);
      return ((Document) result.getNode()).getDocumentElement();
    } catch (TransformerException e) {
      throw new IllegalArgumentException("the source gives no tree", e);
    }
  }
}
