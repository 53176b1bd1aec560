package org.belraihub.sandbox.ehealth;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.belraihub.person.Insz;
import tools.jackson.databind.JsonNode;

/** Reads what an operator of the sandbox says; every problem is an {@link IllegalArgumentException} that names the argument only. */
record Arguments(JsonNode json) {

  String insz(String name) {
    return Insz.of(text(name)).digits();
  }

  String text(String name) {
    return maybe(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  Optional<String> maybe(String name) {
    return Optional.of(json.path(name).asString("")).filter(text -> !text.isEmpty());
  }

  int number(String name) {
    return json.path(name).asInt();
  }

  LocalDate day(String name, LocalDate otherwise) {
    return maybe(name).map(text -> day(name, text)).orElse(otherwise);
  }

  Optional<LocalDate> maybeDay(String name) {
    return maybe(name).map(text -> day(name, text));
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is no date");
    }
  }
}
