package org.belraihub.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.organisation.CbeNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The identifier types accept and refuse what the vectors say. */
class IdentifierVectorsTest {

  @Test
  void everyVectorIsJudgedAsItSays() throws Exception {
    var vectors = XmlDocuments.parse(Files.readAllBytes(Conformance.path("identifiers/identifier-vectors.xml")), XmlLimits.MESSAGE)
        .getElementsByTagName("v");

    assertThat(vectors.getLength()).isPositive();
    for (int i = 0; i < vectors.getLength(); i++) {
      Element vector = (Element) vectors.item(i);
      assertThat(check(vector.getAttribute("type")).test(vector.getAttribute("value"))).as(vector.getAttribute("why"))
          .isEqualTo(Boolean.parseBoolean(vector.getAttribute("valid")));
    }
  }

  private static Predicate<String> check(String type) {
    return switch (type) {
      case "INSZ" -> text -> Insz.parse(text).isPresent();
      case "NIHII8", "NIHII11" -> text -> accepted(() -> new NihiiNumber(text));
      case "CBE" -> text -> accepted(() -> new CbeNumber(text));
      case "EID-CARDNO" -> text -> CardNumber.parse(text).isPresent();
      default -> throw new AssertionError("no identifier type " + type);
    };
  }

  private static boolean accepted(Supplier<?> number) {
    try {
      number.get();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void unknownDaysAndBisNumbersTellNoBirthDateThatIsNotThere() {
    assertThat(Insz.of("00000000097").birthDate()).isEmpty();
    assertThat(Insz.of("52321999839").isBis()).isTrue();
    assertThat(Insz.of("52471999748").birthDate()).contains(LocalDate.of(1952, 7, 19));
  }
}
