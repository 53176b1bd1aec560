package org.belraihub.ebms.header;

import org.jspecify.annotations.Nullable;

/**
 * One entry of an ErrorList.
 *
 * @param code        a wire name of {@link ErrorCode}, or what a partner invented
 * @param severity    of this entry
 * @param location    an XPath or a {@code cid:} URI, taken as text
 * @param description one neutral sentence without content
 */
public record ErrorItem(String code, Severity severity, @Nullable String location, @Nullable String description) {

  /** An entry of severity Error. */
  public static ErrorItem error(ErrorCode code, @Nullable String location, String description) {
    return new ErrorItem(code.wireName(), Severity.ERROR, location, description);
  }
}
