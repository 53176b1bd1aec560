package org.belraihub.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclOmitComments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Our canonical form against Santuario's, which is the reference implementation here. */
class ExclusiveFormTest {

  private static final XmlLimits LIMITS = new XmlLimits(1 << 20, 64, 50_000, 64);

  @ParameterizedTest
  @ValueSource(strings = {
      "<a/>",
      "<a xmlns='urn:1'><b xmlns=''><c xmlns='urn:1'/></b></a>",
      "<p:a xmlns:p='urn:1' xmlns:q='urn:2' q:z='1' a='2' p:y='3' xml:lang='nl'><p:b xmlns:p='urn:3'/><p:c/></p:a>",
      "<a z='&lt;&amp;&quot;&#9;&#10;&#13;&gt;'>&lt;&amp;&gt;&#13;\"\t\n</a>",
      "<a><?pi some data?><?empty?><!-- gone --><b>é€😀</b></a>",
      "<é:à xmlns:é='urn:ü' é:ö='ß'/>",
      "<a xmlns:u='urn:unused'><b xmlns:v='urn:v'><v:c/><v:c/></b></a>",
      "<a><![CDATA[<x>&]]>tail</a>",
  })
  void theFormIsThatOfSantuario(String xml) throws Exception {
    Element root = parse(xml);

    assertThat(text(ExclusiveForm.of(root))).isEqualTo(text(santuario(root, "")));
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        assertThat(text(ExclusiveForm.of(child))).isEqualTo(text(santuario(child, "")));
      }
    }
  }

  @Test
  void randomTreesHaveTheSameFormAtEveryElementAndWithEveryPrefixList() throws Exception {
    var random = new Random(20261123);
    for (int round = 0; round < 2_000; round++) {
      var xml = new StringBuilder();
      grow(random, xml, 0, new HashSet<>());
      Element root = parse(xml.toString());
      String list = List.of("", "p", "#default", "p q", "#default p q r").get(random.nextInt(5));
      Set<String> prefixes = list.isEmpty() ? Set.of() : Set.of(list.split(" "));

      for (Element element : all(root)) {
        assertThat(text(ExclusiveForm.of(element, prefixes))).as("%s with %s", xml, list).isEqualTo(text(santuario(element, list)));
      }
    }
  }

  @Test
  void whatTheStreamWriterWritesIsTheFormOfTheTree() throws Exception {
    var random = new Random(4711);
    for (int round = 0; round < 2_000; round++) {
      var xml = new StringBuilder();
      grow(random, xml, 0, new HashSet<>());
      Element root = parse(xml.toString());
      var writer = new CanonicalStreamWriter();

      copy(root, writer);

      assertThat(text(writer.bytes(0, writer.size()))).as("%s", xml).isEqualTo(text(ExclusiveForm.of(root)));
    }
  }

  private static void grow(Random random, StringBuilder xml, int depth, Set<String> bound) {
    var inScope = new HashSet<>(bound);
    var declarations = new StringBuilder();
    for (String prefix : List.of("p", "q", "r")) {
      if (random.nextInt(4) == 0) {
        declarations.append(" xmlns:").append(prefix).append("='urn:").append(random.nextInt(3)).append("'");
        inScope.add(prefix);
      }
    }
    if (random.nextInt(5) == 0) {
      declarations.append(" xmlns='").append(random.nextBoolean() ? "" : "urn:" + random.nextInt(3)).append("'");
    }
    var usable = inScope.stream().sorted().toList();
    String name = usable.isEmpty() || random.nextBoolean() ? "e" + random.nextInt(3) : usable.get(random.nextInt(usable.size())) + ":e";
    xml.append('<').append(name).append(declarations);
    if (random.nextInt(3) == 0) {
      xml.append(" b='&amp;").append(random.nextInt(9)).append("'");
    }
    if (random.nextInt(3) == 0) {
      xml.append(" a='1'");
    }
    if (!usable.isEmpty() && random.nextInt(3) == 0) {
      xml.append(' ').append(usable.get(random.nextInt(usable.size()))).append(":x='2'");
    }
    if (random.nextInt(6) == 0) {
      xml.append(" xml:lang='nl'");
    }
    xml.append('>');
    int children = depth > 4 ? 0 : random.nextInt(4);
    for (int i = 0; i < children; i++) {
      if (random.nextInt(3) == 0) {
        xml.append("t&lt;\n").append((char) (0xE0 + random.nextInt(20)));
      }
      grow(random, xml, depth + 1, inScope);
    }
    xml.append("</").append(name).append('>');
  }

  private static void copy(Element element, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement(element.getPrefix(), element.getLocalName(), element.getNamespaceURI());
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
        writer.writeAttribute(attribute.getPrefix(), attribute.getNamespaceURI(), attribute.getLocalName(), attribute.getValue());
      } else if (attribute.getPrefix() == null) {
        writer.writeDefaultNamespace(attribute.getValue());
      } else {
        writer.writeNamespace(attribute.getLocalName(), attribute.getValue());
      }
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        copy(child, writer);
      } else if (node instanceof Text text) {
        writer.writeCharacters(text.getData());
      }
    }
    writer.writeEndElement();
  }

  private static List<Element> all(Element root) {
    var all = new java.util.ArrayList<Element>();
    all.add(root);
    for (Element child : Elements.children(root)) {
      all.addAll(all(child));
    }
    return all;
  }

  private static Element parse(String xml) throws XmlRefusedException {
    return XmlDocuments.parse(xml.getBytes(StandardCharsets.UTF_8), LIMITS).getDocumentElement();
  }

  private static byte[] santuario(Element element, String prefixes) throws Exception {
    org.apache.xml.security.Init.init();
    var out = new ByteArrayOutputStream();
    new Canonicalizer20010315ExclOmitComments().engineCanonicalizeSubTree(element, prefixes, out);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
