package org.belraihub.scoring;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a JSON object: numbers and texts as they stand, null as not answered, a list as numbered inputs (days1, days2, ...). */
public final class AnswerJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AnswerJson() {
  }

  /**
   * Reads an object.
   *
   * @param place what to name in the complaint; the content itself is never named
   * @throws IllegalArgumentException when the text is no JSON object of plain values
   */
  public static Map<String, String> read(String json, String place) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(place + ": not readable as JSON", e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException(place + ": a JSON object of answers is expected");
    }
    var values = new LinkedHashMap<String, String>();
    for (var field : root.properties()) {
      var value = field.getValue();
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          values.put(field.getKey() + (i + 1), text(value.get(i), place));
        }
      } else if (!value.isNull()) {
        values.put(field.getKey(), text(value, place));
      }
    }
    return values;
  }

  private static String text(JsonNode value, String place) {
    if (!value.isValueNode()) {
      throw new IllegalArgumentException(place + ": answers are numbers or texts");
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
