package org.belraihub.offline;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param state     STORED, UPLOADED or ERROR
 * @param reference number of the assessment, when it is uploaded
 * @param code      why not, otherwise
 * @param places    fields or items that the error names
 */
public record OfflineOutcome(String state, @Nullable String reference, @Nullable String code, List<String> places) {

  static OfflineOutcome uploaded(String reference) {
    return new OfflineOutcome("UPLOADED", reference, null, List.of());
  }

  static OfflineOutcome error(String code, List<String> places) {
    return new OfflineOutcome("ERROR", null, code, places);
  }
}
