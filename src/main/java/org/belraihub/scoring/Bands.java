package org.belraihub.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The interpretation keys of a scale, laid out for quick look-up. */
final class Bands {

  private static final int DIRECT = 128;

  private final ScaleDefinition definition;
  private final Map<String, String> byCategory = new HashMap<>();
  private final @Nullable String[] byWholeNumber = new String[DIRECT];

  Bands(ScaleDefinition definition) {
    this.definition = definition;
    for (var band : definition.interpretations()) {
      if (band.category() != null) {
        byCategory.put(band.category(), band.key());
      }
    }
    for (int i = 0; i < DIRECT; i++) {
      byWholeNumber[i] = search(i);
    }
  }

  @Nullable String keyOf(String category) {
    return byCategory.get(category);
  }

  @Nullable String keyOf(double value, BigDecimal rounded) {
    int whole = (int) value;
    return whole == value && whole >= 0 && whole < DIRECT ? byWholeNumber[whole] : search(rounded.doubleValue());
  }

  private @Nullable String search(double value) {
    for (var band : definition.interpretations()) {
      if (band.category() == null && value >= band.from() && value <= band.to()) {
        return band.key();
      }
    }
    return null;
  }
}
