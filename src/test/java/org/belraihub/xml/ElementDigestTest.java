package org.belraihub.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** R11.09: a repeat is known by what it says, not by how its names are written. */
class ElementDigestTest {

  private static final String ASKED = "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'>t</o:b><c/></a>";

  @Test
  void prefixesDeclarationsCommentsAndSpaceBetweenElementsDoNotCount() throws Exception {
    assertThat(of("<p:a xmlns:p='urn:1' xmlns:unused='urn:9'>\n  <!-- said --><b xmlns='urn:2' xmlns:q='urn:2' q:y='2' x='1'>t</b>\n"
        + "  <p:c></p:c><?pi x?>\n</p:a>")).isEqualTo(of(ASKED));
  }

  @Test
  void everythingThatIsSaidCounts() throws Exception {
    assertThat(new String[] {
        "<a xmlns='urn:2' xmlns:o='urn:2'><o:b x='1' o:y='2'>t</o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:d x='1' o:y='2'>t</o:d><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><b x='1' o:y='2'>t</b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='2' o:y='2'>t</o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' y='2'>t</o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1'>t</o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'>t </o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'> </o:b><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'/><c>t</c></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'>t</o:b></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'>t</o:b><c/><c/></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><o:b x='1' o:y='2'>t<c/></o:b></a>",
        "<a xmlns='urn:1' xmlns:o='urn:2'><c/><o:b x='1' o:y='2'>t</o:b></a>"
    }).extracting(ElementDigestTest::of).doesNotHaveDuplicates().doesNotContain(of(ASKED));
    assertThat(of("<a> </a>")).isNotEqualTo(of("<a>  </a>"));
    assertThat(of("<a>&#xA0;<b/></a>")).as("no space of XML").isNotEqualTo(of("<a><b/></a>"));
    assertThat(of("<a b='cd'/>")).isNotEqualTo(of("<a bc='d'/>"));
    assertThat(of("<a><b>c</b></a>")).isNotEqualTo(of("<a><b/>c</a>"));
  }

  @Test
  void anOmittedChildLeavesTheRestAsItIs() throws Exception {
    Element root = parse("<a xmlns='urn:1'><context>x</context><b>y</b></a>");

    assertThat(of(root, root.getFirstChild())).isEqualTo(of("<a xmlns='urn:1'><b>y</b></a>"));
    assertThat(root.getFirstChild().getLocalName()).isEqualTo("context");
  }

  private static String of(String xml) {
    return of(parse(xml), null);
  }

  private static String of(Element element, @Nullable Node omitted) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ElementDigest.feed(element, omitted, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Element parse(String xml) {
    try {
      return XmlDocuments.parse(xml.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
