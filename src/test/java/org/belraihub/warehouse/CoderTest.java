package org.belraihub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ItemType;
import org.belraihub.instrument.Knowledge;
import org.belraihub.instrument.Perspective;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.Test;

/** R9.12, T24: what of an assessment may go, and that a code tells nothing without the secret. */
class CoderTest {

  @Test
  void neitherTextsNorDatesGo() {
    List<ItemDefinition> items = Arrays.stream(ItemType.values()).map(CoderTest::item).toList();
    var given = Map.of("CODED", "1", "INTEGER", "2", "DECIMAL", "2.5", "DATE", "1940-03-03", "TEXT", "mevrouw Peeters", "UNKNOWN", "x");

    assertThat(Coder.told(items, Answers.of(given))).containsOnlyKeys("CODED", "INTEGER", "DECIMAL");
  }

  @Test
  void aCodeIsTheSameUnderOneSecretAndAnotherUnderAnother() {
    var codes = new KeyedHash(DataKeys.generate(true));

    assertThat(codes.of("7", "client")).isEqualTo(codes.of("7", "client")).isNotEqualTo(codes.of("8", "client"))
        .isNotEqualTo(codes.of("7", "assessment")).isNotEqualTo(new KeyedHash(DataKeys.generate(true)).of("7", "client"))
        .matches("[a-z0-9]{1,16}:[0-9a-f]{64}");
  }

  private static ItemDefinition item(ItemType type) {
    var label = ShippedDefinitions.current("BELRAI_SCREENER").name();
    return new ItemDefinition(type.name(), "A", label, type, null, null, new BigDecimal(50), false, Perspective.values()[0], 0, null,
        Knowledge.values()[0], Set.of());
  }
}
