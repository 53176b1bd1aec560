package org.belraihub.ebms.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** xsd:dateTime in UTC: without zone it is read as UTC, fractions are accepted, milliseconds are written. */
final class XmlTime {

  private static final Pattern SHAPE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?");

  private XmlTime() {
  }

  static Instant read(String text, String location) throws EnvelopeException {
    String value = text.strip();
    if (SHAPE.matcher(value).matches()) {
      try {
        boolean zoned = value.endsWith("Z") || value.charAt(value.length() - 6) == '+' || value.charAt(value.length() - 6) == '-';
        return zoned ? OffsetDateTime.parse(value).toInstant() : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        throw Cursor.invalid(location, "not a date and time");
      }
    }
    throw Cursor.invalid(location, "not a date and time");
  }

  static String write(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }
}
