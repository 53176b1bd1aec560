package org.belraihub.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Local dates of the field are dates in Belgium (requirement D1). */
public final class BelgianTime {

  /** The one zone of every date rule. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private BelgianTime() {
  }

  /** The Belgian calendar date of an instant. */
  public static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }
}
