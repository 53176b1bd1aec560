package org.belraihub.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Our canonical form against Santuario's, which is the reference implementation here. */
class InclusiveFormTest {

  private static final XmlLimits LIMITS = new XmlLimits(1 << 20, 64, 50_000, 64);

  @ParameterizedTest
  @ValueSource(strings = {
      "<a/>",
      "<?before of it?><!-- c --><a xmlns='urn:1'><b xmlns=''><c xmlns='urn:1'/></b></a><!-- c --><?after?>",
      "<p:a xmlns:p='urn:1' xmlns:q='urn:2' q:z='1' a='2' p:y='3' xml:lang='nl'><p:b xmlns:p='urn:3' xml:space='preserve'><c xml:lang='fr'/>"
          + "</p:b><p:c xmlns:p='urn:1'/></p:a>",
      "<a z='&lt;&amp;&quot;&#9;&#10;&#13;&gt;'>&lt;&amp;&gt;&#13;\"\t\n</a>",
      "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'><?pi some&#13; data?><?empty?><!-- gone --><b>é€😀</b></a>",
      "<a xmlns:u='urn:unused'><b xmlns:v='urn:v'><v:c/><c xmlns:u='urn:other'/></b></a>",
      "<a><![CDATA[<x>&]]>tail</a>",
  })
  void theFormIsThatOfSantuarioForTheDocumentAndEveryElement(String xml) throws Exception {
    same(parse(xml), xml);
  }

  @Test
  void randomTreesHaveTheSameFormAtEveryElement() throws Exception {
    var random = new Random(20261123);
    for (int round = 0; round < 2_000; round++) {
      var xml = new StringBuilder();
      grow(random, xml, 0, new HashSet<>());
      same(parse(xml.toString()), xml.toString());
    }
  }

  @Test
  void whatIsLeftOutLeavesTheRestAsItIs() throws Exception {
    var random = new Random(4711);
    for (int round = 0; round < 500; round++) {
      var xml = new StringBuilder();
      grow(random, xml, 0, new HashSet<>());
      Document document = parse("<r>" + xml + "</r>");
      List<Element> elements = all(document.getDocumentElement());
      Element one = elements.get(1 + random.nextInt(elements.size() - 1));

      byte[] without = InclusiveForm.without(document, List.of(one));

      one.getParentNode().removeChild(one);
      assertThat(text(without)).as("%s without %s", xml, one.getNodeName()).isEqualTo(text(santuario(document)));
    }
  }

  private static void same(Document document, String xml) throws XMLSecurityException {
    assertThat(text(InclusiveForm.of(document))).as("%s", xml).isEqualTo(text(santuario(document)));
    for (Element element : all(document.getDocumentElement())) {
      assertThat(text(InclusiveForm.of(element))).as("%s in %s", element.getNodeName(), xml).isEqualTo(text(santuario(element)));
    }
  }

  private static void grow(Random random, StringBuilder xml, int depth, Set<String> bound) {
    var inScope = new HashSet<>(bound);
    xml.append("<e").append(random.nextInt(3));
    for (String prefix : List.of("p", "q", "r")) {
      if (random.nextInt(4) == 0) {
        xml.append(" xmlns:").append(prefix).append("='urn:").append(prefix).append(random.nextInt(3)).append("'");
        inScope.add(prefix);
      }
    }
    if (random.nextInt(4) == 0) {
      xml.append(" xmlns='").append(random.nextBoolean() ? "" : "urn:" + random.nextInt(3)).append("'");
    }
    for (String prefix : inScope.stream().sorted().toList()) {
      if (random.nextInt(3) == 0) {
        xml.append(' ').append(prefix).append(":x='&amp;2'");
      }
    }
    for (String attribute : List.of("b", "a", "xml:lang", "xml:space")) {
      if (random.nextInt(4) == 0) {
        xml.append(' ').append(attribute).append("='default'");
      }
    }
    int open = xml.lastIndexOf("<e");
    String name = xml.substring(open + 1, open + 3);
    xml.append('>');
    for (int i = depth > 4 ? 0 : random.nextInt(4); i > 0; i--) {
      if (random.nextInt(3) == 0) {
        xml.append("t&lt;\n").append((char) (0xE0 + random.nextInt(20))).append("<?pi x?>");
      }
      grow(random, xml, depth + 1, inScope);
    }
    xml.append("</").append(name).append('>');
  }

  private static List<Element> all(Element root) {
    var all = new ArrayList<Element>();
    all.add(root);
    for (Element child : Elements.children(root)) {
      all.addAll(all(child));
    }
    return all;
  }

  private static Document parse(String xml) throws XmlRefusedException {
    return XmlDocuments.parse(xml.getBytes(StandardCharsets.UTF_8), LIMITS);
  }

  private static byte[] santuario(Node node) throws XMLSecurityException {
    Init.init();
    var out = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS).canonicalizeSubtree(node, out);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
