package org.belraihub.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.function.Predicate;

import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The identifier types accept and refuse what the vectors say; enterprise numbers (CBE) have no type of their own yet. */
class IdentifierVectorsTest {

  @Test
  void everyVectorIsJudgedAsItSays() throws Exception {
    var vectors = XmlDocuments.parse(Files.readAllBytes(Conformance.path("identifiers/identifier-vectors.xml")), XmlLimits.MESSAGE)
        .getElementsByTagName("v");

    assertThat(vectors.getLength()).isPositive();
    for (int i = 0; i < vectors.getLength(); i++) {
      Element vector = (Element) vectors.item(i);
      if (vector.getAttribute("type").equals("CBE")) {
        continue;
      }
      assertThat(check(vector.getAttribute("type")).test(vector.getAttribute("value"))).as(vector.getAttribute("why"))
          .isEqualTo(Boolean.parseBoolean(vector.getAttribute("valid")));
    }
  }

  private static Predicate<String> check(String type) {
    return switch (type) {
      case "INSZ" -> text -> Insz.parse(text).isPresent();
      case "NIHII8", "NIHII11" -> IdentifierVectorsTest::isNihii;
      case "EID-CARDNO" -> text -> CardNumber.parse(text).isPresent();
      default -> throw new AssertionError("no identifier type " + type);
    };
  }

  private static boolean isNihii(String text) {
    try {
      new NihiiNumber(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
