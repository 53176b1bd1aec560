package org.belraihub.xml;

import java.io.ByteArrayOutputStream;

import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Node;

/**
 * Canonical octets of a document or subtree, without comments, as signatures digest them. A subtree is written in the context of
 * the document it stands in. The canonical form is itself a well-formed UTF-8 document without declaration.
 */
public final class CanonicalXml {

  /** Canonical XML 1.0, the inclusive form. */
  public static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  /** Exclusive XML Canonicalization 1.0. */
  public static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  static {
    Init.init();
  }

  private CanonicalXml() {
  }

  /** Inclusive form: every namespace in scope is written. */
  public static byte[] inclusive(Node node) {
    return canonical(INCLUSIVE, node);
  }

  /** Exclusive form: only namespaces that are visibly used are written. */
  public static byte[] exclusive(Node node) {
    return canonical(EXCLUSIVE, node);
  }

  private static byte[] canonical(String algorithm, Node node) {
    try {
      var out = new ByteArrayOutputStream(4096);
      Canonicalizer.getInstance(algorithm).canonicalizeSubtree(node, out);
      return out.toByteArray();
    } catch (XMLSecurityException e) {
      throw new IllegalStateException("a parsed tree always has a canonical form", e);
    }
  }
}
