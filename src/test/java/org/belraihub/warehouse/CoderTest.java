package org.belraihub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.ItemType;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.Test;

/** R9.12, T24: what of an assessment may go, and that a code tells nothing without the secret. */
class CoderTest {

  @Test
  void neitherTextsNorDatesGo() {
    assertThat(ItemType.values()).filteredOn(ItemType::isImpersonal).containsExactly(ItemType.CODED, ItemType.INTEGER, ItemType.DECIMAL);
  }

  @Test
  void whatIsNoItemOfTheInstrumentDoesNotGo() {
    var screener = ShippedDefinitions.current("BELRAI_SCREENER");

    assertThat(screener.impersonal(Answers.of(Map.of("1.0", "1", "NAME", "mevrouw Peeters"))).asMap()).isEqualTo(Map.of("1.0", "1"));
  }

  @Test
  void aCodeIsTheSameUnderOneSecretAndAnotherUnderAnother() {
    var codes = new KeyedHash(DataKeys.generate(true));

    assertThat(codes.of("7", "client")).isEqualTo(codes.of("7", "client")).isNotEqualTo(codes.of("8", "client"))
        .isNotEqualTo(codes.of("7", "assessment")).isNotEqualTo(new KeyedHash(DataKeys.generate(true)).of("7", "client"))
        .matches("[a-z0-9]{1,16}:[0-9a-f]{64}");
  }
}
