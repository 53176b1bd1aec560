package org.belraihub.assessment;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.belraihub.scoring.Confidence;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScaleStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as they lie in the database. The answers that results used stand once for all of them, and each result names its items,
 * because scales share most of theirs. What was stored in the earlier form, a plain list of results, is read as well. Written token by
 * token: re-scoring a population spends most of its time on what is written here.
 *
 * @param results in the order of computation
 * @param answers item to answer given, of every item that some result used
 */
record StoredResults(List<One> results, Map<String, String> answers) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<ScaleResult>> EARLIER = new TypeReference<>() { };
  private static final int USUAL_LENGTH = 4096;

  /**
   * One result; what is absent is empty, CERTAIN or ACTIVE.
   *
   * @param items codes of the items used, with a blank between them
   */
  record One(String scale, int version, @Nullable BigDecimal value, @Nullable String category, @Nullable List<String> missing,
      @Nullable String items, @Nullable String interpretation, @Nullable String rule, @Nullable Confidence confidence,
      @Nullable ScaleStatus status) {

    ScaleResult withAnswers(Map<String, String> answers) {
      var inputs = new LinkedHashMap<String, String>();
      if (items != null) {
        for (var item : items.split(" ")) {
          inputs.put(item, answers.getOrDefault(item, ""));
        }
      }
      return new ScaleResult(scale, version, value, category, missing == null ? List.of() : missing, inputs, interpretation, rule,
          confidence == null ? Confidence.CERTAIN : confidence, status == null ? ScaleStatus.ACTIVE : status);
    }
  }

  static List<ScaleResult> read(String stored) {
    if (stored.startsWith("[")) {
      return JSON.readValue(stored, EARLIER);
    }
    var read = JSON.readValue(stored, StoredResults.class);
    return read.results().stream().map(one -> one.withAnswers(read.answers())).toList();
  }

  static String write(List<ScaleResult> results) {
    var text = new StringWriter(USUAL_LENGTH);
    try (var json = JSON.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      var answers = new LinkedHashMap<String, String>();
      json.writeStartObject();
      json.writeArrayPropertyStart("results");
      results.forEach(result -> write(result, answers, json));
      json.writeEndArray();
      json.writeObjectPropertyStart("answers");
      answers.forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(ScaleResult result, Map<String, String> answers, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("scale", result.scale());
    json.writeNumberProperty("version", result.scaleVersion());
    if (result.value() != null) {
      json.writeNumberProperty("value", result.value());
    }
    write("category", result.category(), json);
    if (!result.missing().isEmpty()) {
      json.writeArrayPropertyStart("missing");
      result.missing().forEach(json::writeString);
      json.writeEndArray();
    }
    var items = new StringJoiner(" ");
    result.inputs().forEach((item, answer) -> {
      items.add(item);
      answers.put(item, answer);
    });
    write("items", items.length() == 0 ? null : items.toString(), json);
    write("interpretation", result.interpretationKey(), json);
    write("rule", result.rule(), json);
    write("confidence", result.confidence() == Confidence.CERTAIN ? null : result.confidence().name(), json);
    write("status", result.status() == ScaleStatus.ACTIVE ? null : result.status().name(), json);
    json.writeEndObject();
  }

  private static void write(String name, @Nullable String value, JsonGenerator json) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}
