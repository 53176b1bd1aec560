package org.belraihub.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of tasks ended.
 *
 * @param expiry expiry date of its last line
 * @param id     and its id
 */
record PageKey(LocalDate expiry, long id) {

  private static final PageKey BEGINNING = new PageKey(LocalDate.EPOCH, 0);

  static PageKey after(OpenDraft row) {
    return new PageKey(row.expiryDate(), row.id());
  }

  static PageKey of(@Nullable String text) {
    if (text == null) {
      return BEGINNING;
    }
    String[] parts = text.split("_");
    try {
      return new PageKey(LocalDate.parse(parts[0]), Long.parseLong(parts[1]));
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "not a page key of the hub", List.of("after"), e);
    }
  }

  String text() {
    return expiry + "_" + id;
  }
}
