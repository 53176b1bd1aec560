package org.belraihub.offline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.assessment.BillingRequest;
import org.belraihub.assessment.Coordination;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.NewAssessment;
import org.belraihub.assessment.OfflineArrivals;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an item in clear; what is wrong is named by its field. */
final class OfflineItem {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What the user was asked for at the upload.
   *
   * @param vsbNumber      VSB/GKB number
   * @param validityMonths 6 to 36
   * @param reason         code of the reason
   */
  record Added(@Nullable String vsbNumber, @Nullable Integer validityMonths, @Nullable String reason) {

    static final Added NOTHING = new Added(null, null, null);
  }

  private OfflineItem() {
  }

  /** The content of an item that has to have this id. */
  static OfflineArrivals.Made read(String id, byte[] clear, Added added) {
    JsonNode item;
    try {
      item = JSON.readTree(clear);
    } catch (JacksonException e) {
      throw wrong("item", e);
    }
    if (!id.equals(item.path("itemId").asString(""))) {
      throw wrong("itemId", null);
    }
    String status = item.path("status").asString("");
    if (!status.equals("DRAFT") && !status.equals("SUBMITTED")) {
      throw wrong("status", null);
    }
    Insz client = Insz.parse(item.path("insz").asString("")).orElseThrow(() -> wrong("insz", null));
    LocalDate created = date(item, "creationDate");
    if (created == null) {
      throw wrong("creationDate", null);
    }
    var assessment = new NewAssessment(client, text(item, "instrument"), item.has("version") ? text(item, "version") : null,
        item.has("coordination") ? coordination(item) : null, date(item, "startDate"), date(item, "referenceDate"), null);
    return new OfflineArrivals.Made(assessment, created, status.equals("SUBMITTED") ? moment(item) : null, modules(item), billing(item, added));
  }

  private static List<GivenModule> modules(JsonNode item) {
    var modules = new ArrayList<GivenModule>();
    for (JsonNode module : item.path("modules")) {
      var answers = new ArrayList<GivenAnswer>();
      for (JsonNode answer : module.path("answers")) {
        answers.add(new GivenAnswer(text(answer, "item"), answer.has("value") ? answer.path("value").asString() : null,
            answer.path("underConsideration").asBoolean(false), answer.has("comment") ? answer.path("comment").asString() : null));
      }
      modules.add(new GivenModule(text(module, "code"), 0, answers));
    }
    return modules;
  }

  private static @Nullable BillingRequest billing(JsonNode item, Added added) {
    JsonNode billing = item.path("billing");
    boolean asked = added.vsbNumber() != null || added.validityMonths() != null || added.reason() != null;
    if (billing.isMissingNode() && !asked) {
      return null;
    }
    return new BillingRequest(billing.path("billed").asBoolean(true),
        billing.has("vsbNumber") ? billing.path("vsbNumber").asString() : added.vsbNumber(),
        billing.has("validityMonths") ? Integer.valueOf(billing.path("validityMonths").asInt()) : added.validityMonths(),
        billing.has("reason") ? billing.path("reason").asString() : added.reason());
  }

  private static Coordination coordination(JsonNode item) {
    try {
      return Coordination.valueOf(text(item, "coordination"));
    } catch (IllegalArgumentException e) {
      throw wrong("coordination", e);
    }
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asString("");
    if (text.isEmpty()) {
      throw wrong(field, null);
    }
    return text;
  }

  private static @Nullable LocalDate date(JsonNode item, String field) {
    try {
      return item.has(field) ? LocalDate.parse(item.path(field).asString()) : null;
    } catch (DateTimeException e) {
      throw wrong(field, e);
    }
  }

  private static Instant moment(JsonNode item) {
    try {
      return OffsetDateTime.parse(text(item, "submittedAt")).toInstant();
    } catch (DateTimeException e) {
      throw wrong("submittedAt", e);
    }
  }

  private static RefusedException wrong(String field, @Nullable Exception cause) {
    return cause == null ? new RefusedException(FaultCode.SCHEMA_INVALID, "an offline item is not in the format", List.of(field))
        : new RefusedException(FaultCode.SCHEMA_INVALID, "an offline item is not in the format", List.of(field), cause);
  }
}
