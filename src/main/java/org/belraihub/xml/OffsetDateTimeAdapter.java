package org.belraihub.xml;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.jspecify.annotations.Nullable;

/** {@code xsd:dateTime} as a moment with its offset; one without an offset is refused, because nobody could say when it was. */
public final class OffsetDateTimeAdapter extends XmlAdapter<String, OffsetDateTime> {

  @Override
  public @Nullable OffsetDateTime unmarshal(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text.strip());
  }

  @Override
  public @Nullable String marshal(@Nullable OffsetDateTime moment) {
    return moment == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }
}
