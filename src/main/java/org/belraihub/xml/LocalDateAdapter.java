package org.belraihub.xml;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.jspecify.annotations.Nullable;

/**
 * {@code xsd:date} as a local date. A zone on the wire ({@code 2026-11-22+01:00}) is dropped and never shifts the day, because
 * these are calendar days in Belgium (requirement D1).
 */
public final class LocalDateAdapter extends XmlAdapter<String, LocalDate> {

  @Override
  public @Nullable LocalDate unmarshal(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text.strip(), DateTimeFormatter.ISO_DATE);
  }

  @Override
  public @Nullable String marshal(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
