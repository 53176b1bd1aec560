package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R4.21. */
class ReferenceNumberTest {

  @Test
  void itsCheckDigitsFindAWrongDigit() {
    var first = ReferenceNumber.ofSequence(1_234_567).text();

    assertThat(first).matches("BR-0001234567-\\d{2}");
    for (int digit = 3; digit < 13; digit++) {
      for (char other = '0'; other <= '9'; other++) {
        var altered = new StringBuilder(first);
        altered.setCharAt(digit, other);
        long sequence = Long.parseLong(altered.substring(3, 13));
        assertThat(ReferenceNumber.ofSequence(sequence).text().equals(altered.toString())).isEqualTo(altered.toString().equals(first));
      }
    }
  }

  @Test
  void noTwoSequencesHaveTheSameNumber() {
    var seen = new HashSet<String>();
    for (long sequence = 1; sequence <= 10_000; sequence++) {
      assertThat(seen.add(ReferenceNumber.ofSequence(sequence).text())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "BR 1", "BR/1", "12345678901234567890123456789012345678901", "BR-1\n"})
  void otherCharactersOrLengthsAreNone(String text) {
    assertThatThrownBy(() -> new ReferenceNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
