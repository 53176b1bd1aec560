package org.belraihub.ebms.packaging;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Content-Type header: media type and parameters, both with names in lower case (RFC 2045 section 5.1). Tolerates white space
 * around separators, unquoted values with odd characters and a trailing semicolon, as partners send them.
 *
 * @param mediaType  e.g. {@code multipart/related}
 * @param parameters by lower-case name
 */
public record ContentType(String mediaType, Map<String, String> parameters) {

  /** Parses a header value; an empty one has an empty media type. */
  public static ContentType parse(String header) {
    int semicolon = header.indexOf(';');
    String mediaType = (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    var parameters = new HashMap<String, String>();
    int at = semicolon < 0 ? header.length() : semicolon + 1;
    while (at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      int start = equals + 1;
      while (start < header.length() && Character.isWhitespace(header.charAt(start))) {
        start++;
      }
      var value = new StringBuilder();
      at = start < header.length() && header.charAt(start) == '"' ? quoted(header, start + 1, value) : token(header, start, value);
      parameters.putIfAbsent(name, value.toString());
    }
    return new ContentType(mediaType, Map.copyOf(parameters));
  }

  /** A parameter by its lower-case name. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static int quoted(String header, int from, StringBuilder value) {
    int at = from;
    while (at < header.length() && header.charAt(at) != '"') {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      value.append(header.charAt(at++));
    }
    int semicolon = header.indexOf(';', at);
    return semicolon < 0 ? header.length() : semicolon + 1;
  }

  private static int token(String header, int from, StringBuilder value) {
    int semicolon = header.indexOf(';', from);
    int end = semicolon < 0 ? header.length() : semicolon;
    value.append(header.substring(from, end).strip());
    return semicolon < 0 ? end : end + 1;
  }
}
