package org.belraihub.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Card numbers (R2.24). */
class CardNumberTest {

  @Test
  void aForeignerCardHasItsOwnForm() {
    assertThat(CardNumber.of("B 0123456 78").isForeignerCard()).isTrue();
    assertThat(CardNumber.of("592999999959").isForeignerCard()).isFalse();
    assertThat(CardNumber.parse("B 012345 678")).isEmpty();
    assertThat(CardNumber.parse("B012345678")).isEmpty();
  }

  @Test
  void aRestOfNoughtIsWrittenAs97() {
    assertThat(CardNumber.parse("000000009797")).isPresent();
    assertThat(CardNumber.parse("000000009700")).isEmpty();
  }

  @Test
  void neitherTextNorRefusalShowsTheNumber() {
    assertThat(CardNumber.of("592999999959").toString()).doesNotContain("592999999959");
    assertThatThrownBy(() -> CardNumber.of("592999999960")).hasMessageNotContaining("592999999960");
  }
}
