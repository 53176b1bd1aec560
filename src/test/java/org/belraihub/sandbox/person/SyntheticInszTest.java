package org.belraihub.sandbox.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SyntheticInszTest {

  @Test
  void everyPositionHasItsOwnNumberAndBelongsToAnAdult() {
    var numbers = IntStream.range(0, SyntheticInsz.COUNT).mapToObj(SyntheticInsz::at).toList();

    assertThat(numbers).doesNotHaveDuplicates().allSatisfy(insz -> {
      assertThat(insz.digits().substring(6, 9)).isIn("997", "998");
      assertThat(insz.birthDate()).hasValueSatisfying(
          birth -> assertThat(birth).isBetween(LocalDate.of(1930, 1, 1), LocalDate.of(1999, 12, 31)));
    });
    assertThat(SyntheticInsz.at(SyntheticInsz.COUNT)).isEqualTo(numbers.get(0));
  }
}
