package org.belraihub.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/**
 * A stream writer whose output already is the exclusive canonical form of what is written, so that a message is written,
 * digested and sent from the same bytes. A subclass may leave out the tags of outer elements; what stands inside a left-out
 * element starts a canonical form of its own, and {@link #size()} tells where.
 *
 * <p>The writer never invents prefixes: a name comes with the prefix it shall have. A prefix that only occurs in a value
 * (xsi:type) is not part of an exclusive canonical form; {@link #unseenDeclarations()} lists what the surrounding document has to declare
 * for it.
 */
public class CanonicalStreamWriter implements XMLStreamWriter {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private record Attribute(String prefix, String uri, String local, String value) {
  }

  private record Open(@Nullable String name, int mark, int scope) {
  }

  private final CanonicalBytes out = new CanonicalBytes(8192);
  private final RenderedNamespaces rendered = new RenderedNamespaces();
  private final RenderedNamespaces inScope = new RenderedNamespaces();
  private final List<Open> open = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();
  private final Map<String, String> declared = new LinkedHashMap<>();
  private boolean typed;
  private boolean pending;
  private boolean pendingEmpty;
  private String prefix = "";
  private String uri = "";
  private String local = "";

  /** Whether the tags of the element that is about to be written at this depth (0 is the root) stay out of the output. */
  protected boolean leavesOut(int depth, String uri, String local) {
    return false;
  }

  /** Called once the start tag of an element is complete, before it is written; may add attributes. */
  protected void starting(int depth, String uri, String local) throws XMLStreamException {
    // nothing to add
  }

  /** Number of bytes written so far. */
  public final int size() {
    return out.size();
  }

  /** A part of the bytes written so far. */
  public final byte[] bytes(int from, int to) {
    return out.copy(from, to);
  }

  /** Prefixes declared by the writer's user that a type attribute may need around the canonical form; empty when there is none. */
  public final Map<String, String> unseenDeclarations() {
    return typed ? Collections.unmodifiableMap(declared) : Map.of();
  }

  @Override
  public void writeStartElement(String localName) throws XMLStreamException {
    start("", "", localName, false);
  }

  @Override
  public void writeStartElement(String namespaceURI, String localName) throws XMLStreamException {
    start(prefixFor(namespaceURI), namespaceURI, localName, false);
  }

  @Override
  public void writeStartElement(@Nullable String prefix, String localName, @Nullable String namespaceURI) throws XMLStreamException {
    start(orEmpty(prefix), orEmpty(namespaceURI), localName, false);
  }

  @Override
  public void writeEmptyElement(String localName) throws XMLStreamException {
    start("", "", localName, true);
  }

  @Override
  public void writeEmptyElement(String namespaceURI, String localName) throws XMLStreamException {
    start(prefixFor(namespaceURI), namespaceURI, localName, true);
  }

  @Override
  public void writeEmptyElement(@Nullable String prefix, String localName, @Nullable String namespaceURI) throws XMLStreamException {
    start(orEmpty(prefix), orEmpty(namespaceURI), localName, true);
  }

  private void start(String prefix, String uri, String local, boolean empty) throws XMLStreamException {
    complete();
    this.prefix = prefix;
    this.uri = uri;
    this.local = local;
    pending = true;
    pendingEmpty = empty;
    boolean left = leavesOut(open.size(), uri, local);
    open.add(new Open(left ? null : prefix.isEmpty() ? local : prefix + ":" + local, rendered.mark(), inScope.mark()));
    inScope.need(prefix, uri);
  }

  private void complete() throws XMLStreamException {
    if (!pending) {
      return;
    }
    starting(open.size() - 1, uri, local);
    pending = false;
    Open element = open.get(open.size() - 1);
    if (element.name() != null) {
      rendered.need(prefix, uri);
      for (Attribute attribute : attributes) {
        if (!attribute.prefix().isEmpty() && !"xml".equals(attribute.prefix())) {
          rendered.need(attribute.prefix(), attribute.uri());
        }
      }
      out.raw('<');
      out.raw(element.name());
      rendered.write(element.mark(), out);
      if (attributes.size() > 1) {
        attributes.sort((a, b) -> a.uri().equals(b.uri()) ? a.local().compareTo(b.local()) : a.uri().compareTo(b.uri()));
      }
      for (Attribute attribute : attributes) {
        out.raw(' ');
        if (!attribute.prefix().isEmpty()) {
          out.raw(attribute.prefix());
          out.raw(':');
        }
        out.raw(attribute.local());
        out.raw("=\"");
        out.attribute(attribute.value());
        out.raw('"');
      }
      out.raw('>');
    }
    attributes.clear();
    if (pendingEmpty) {
      end();
    }
  }

  private void end() {
    Open element = open.remove(open.size() - 1);
    if (element.name() != null) {
      out.raw("</");
      out.raw(element.name());
      out.raw('>');
    }
    rendered.release(element.mark());
    inScope.release(element.scope());
  }

  @Override
  public void writeEndElement() throws XMLStreamException {
    complete();
    end();
  }

  @Override
  public void writeEndDocument() throws XMLStreamException {
    complete();
    while (!open.isEmpty()) {
      end();
    }
  }

  @Override
  public void writeAttribute(String localName, String value) throws XMLStreamException {
    attribute("", "", localName, value);
  }

  @Override
  public void writeAttribute(@Nullable String prefix, @Nullable String namespaceURI, String localName, String value)
      throws XMLStreamException {
    attribute(orEmpty(prefix), orEmpty(namespaceURI), localName, value);
  }

  @Override
  public void writeAttribute(@Nullable String namespaceURI, String localName, String value) throws XMLStreamException {
    String attributeUri = orEmpty(namespaceURI);
    attribute(attributeUri.isEmpty() ? "" : prefixFor(attributeUri), attributeUri, localName, value);
  }

  private void attribute(String prefix, String uri, String local, String value) throws XMLStreamException {
    if (!pending) {
      throw new XMLStreamException("an attribute belongs to a start tag");
    }
    typed |= XSI.equals(uri) && "type".equals(local);
    attributes.add(new Attribute(prefix, uri, local, value));
  }

  @Override
  public void writeNamespace(@Nullable String prefix, @Nullable String namespaceURI) {
    if ("xmlns".equals(prefix) || "xml".equals(prefix)) {
      return;
    }
    inScope.need(orEmpty(prefix), orEmpty(namespaceURI));
    if (prefix != null && !prefix.isEmpty()) {
      declared.putIfAbsent(prefix, orEmpty(namespaceURI));
    }
  }

  @Override
  public void writeDefaultNamespace(String namespaceURI) {
    writeNamespace("", namespaceURI);
  }

  @Override
  public void writeCharacters(String text) throws XMLStreamException {
    complete();
    if (insideWritten()) {
      out.text(text);
    }
  }

  @Override
  public void writeCharacters(char[] text, int start, int length) throws XMLStreamException {
    writeCharacters(new String(text, start, length));
  }

  @Override
  public void writeCData(String text) throws XMLStreamException {
    writeCharacters(text);
  }

  private boolean insideWritten() {
    return !open.isEmpty() && open.get(open.size() - 1).name() != null;
  }

  @Override
  public void writeComment(String text) throws XMLStreamException {
    complete();
  }

  @Override
  public void writeProcessingInstruction(String target) throws XMLStreamException {
    throw new XMLStreamException("messages have no processing instructions");
  }

  @Override
  public void writeProcessingInstruction(String target, String content) throws XMLStreamException {
    throw new XMLStreamException("messages have no processing instructions");
  }

  @Override
  public void writeDTD(String dtd) throws XMLStreamException {
    throw new XMLStreamException("messages have no document type");
  }

  @Override
  public void writeEntityRef(String name) throws XMLStreamException {
    throw new XMLStreamException("messages have no entities");
  }

  @Override
  public void writeStartDocument() {
    // a canonical form has no declaration
  }

  @Override
  public void writeStartDocument(String version) {
    // a canonical form has no declaration
  }

  @Override
  public void writeStartDocument(String encoding, String version) {
    // a canonical form has no declaration
  }

  @Override
  public void flush() {
    // nothing is sent before the end
  }

  @Override
  public void close() {
    // nothing is held
  }

  @Override
  public @Nullable String getPrefix(String uri) {
    return inScope.prefix(uri);
  }

  @Override
  public void setPrefix(String prefix, String uri) {
    // prefixes come with the names
  }

  @Override
  public void setDefaultNamespace(String uri) {
    // prefixes come with the names
  }

  @Override
  public void setNamespaceContext(NamespaceContext context) {
    // prefixes come with the names
  }

  @Override
  public NamespaceContext getNamespaceContext() {
    return new NamespaceContext() {
      @Override
      public @Nullable String getNamespaceURI(String prefix) {
        return inScope.uri(prefix);
      }

      @Override
      public @Nullable String getPrefix(String uri) {
        return inScope.prefix(uri);
      }

      @Override
      public Iterator<String> getPrefixes(String uri) {
        String found = inScope.prefix(uri);
        return found == null ? Collections.emptyIterator() : List.of(found).iterator();
      }
    };
  }

  @Override
  public Object getProperty(String name) {
    throw new IllegalArgumentException("no property " + name);
  }

  private String prefixFor(String namespaceURI) throws XMLStreamException {
    String found = namespaceURI.isEmpty() ? "" : inScope.prefix(namespaceURI);
    if (found == null) {
      throw new XMLStreamException("a name in " + namespaceURI + " came without a prefix");
    }
    return found;
  }

  private static String orEmpty(@Nullable String s) {
    return s == null ? "" : s;
  }
}
