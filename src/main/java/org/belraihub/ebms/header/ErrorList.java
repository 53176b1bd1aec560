package org.belraihub.ebms.header;

import java.util.List;
import java.util.stream.Collectors;

/**
 * eb:ErrorList.
 *
 * @param highest highestSeverity as the sender states it
 * @param errors  at least one
 */
public record ErrorList(Severity highest, List<ErrorItem> errors) {

  /** A list with one error. */
  public static ErrorList of(ErrorItem error) {
    return new ErrorList(error.severity(), List.of(error));
  }

  /** The codes for a log line. */
  public String codes() {
    return errors.stream().map(ErrorItem::code).collect(Collectors.joining(","));
  }
}
