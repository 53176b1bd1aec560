package org.belraihub.sandbox.federal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.belraihub.assessment.ContentDigest;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.federal.CentralComputation;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.InvitationAnswer;
import org.belraihub.federal.PartReport;
import org.belraihub.federal.Platforms;
import org.belraihub.federal.TeamChange;
import org.belraihub.federal.TeamInvitation;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import tools.jackson.databind.JsonNode;

/** Makes what the federal platform tells, of what an operator of the sandbox says that happened there. */
final class FederalMaker {

  private FederalMaker() {
  }

  static String freshId() {
    return "FED:" + UUID.randomUUID();
  }

  static ClosedAssessmentCopy closed(JsonNode said, Instant now) {
    LocalDate day = said.has("referenceDate") ? LocalDate.parse(said.path("referenceDate").asString()) : LocalDate.EPOCH;
    var reference = said.path("reference").asString("FED-" + UUID.randomUUID().toString().substring(0, 13));
    var instrument = new InstrumentId(said.path("instrument").asString(), said.path("version").asString());
    return digested(new ClosedAssessmentCopy(freshId(), new ReferenceNumber(reference), said.path("sequence").asLong(1), Platforms.FEDERAL,
        instrument.code(), instrument.version(), date(said, "creationDate", day), date(said, "startDate", day), day,
        said.has("closedAt") ? Instant.parse(said.path("closedAt").asString()) : now, Insz.of(said.path("insz").asString()),
        new HcoNumber(said.path("hco").asString()), new NihiiNumber(said.path("nihii").asString()), Insz.of(said.path("submitter").asString()),
        "CERTIFIED_PROVIDER", said.path("submitterName").asString(""), answers(said.path("answers")), results(said.path("results")), ""));
  }

  private static ClosedAssessmentCopy digested(ClosedAssessmentCopy copy) {
    return with(copy, copy.messageId(), copy.sequence(), copy.answers());
  }

  /** The same assessment in another message, with other answers perhaps. */
  static ClosedAssessmentCopy with(ClosedAssessmentCopy copy, String messageId, long sequence, List<ClosedAssessmentCopy.Answer> answers) {
    var map = new TreeMap<String, String>();
    answers.forEach(answer -> map.put(answer.item(), answer.value()));
    String digest = HexFormat.of().formatHex(ContentDigest.of(new InstrumentId(copy.instrument(), copy.instrumentVersion()),
        copy.referenceDate(), Answers.of(map)));
    return new ClosedAssessmentCopy(messageId, copy.reference(), sequence, copy.originPlatform(), copy.instrument(), copy.instrumentVersion(),
        copy.creationDate(), copy.startDate(), copy.referenceDate(), copy.closedAt(), copy.person(), copy.hco(), copy.nihii(),
        copy.submitter(), copy.submitterRole(), copy.submitterName(), answers, copy.results(), digest);
  }

  /** The same answers but for those that are changed. */
  static List<ClosedAssessmentCopy.Answer> changed(List<ClosedAssessmentCopy.Answer> answers, JsonNode change) {
    return answers.stream().map(answer -> change.has(answer.item())
        ? new ClosedAssessmentCopy.Answer(answer.item(), change.path(answer.item()).asString()) : answer).toList();
  }

  static CentralComputation computed(JsonNode said, Instant now) {
    return new CentralComputation(freshId(), new ReferenceNumber(said.path("reference").asString()), now, results(said.path("results")));
  }

  static TeamInvitation invitation(JsonNode said, Instant now) {
    LocalDate start = LocalDate.parse(said.path("startDate").asString());
    var modules = new ArrayList<String>();
    said.path("modules").forEach(module -> modules.add(module.asString()));
    String main = said.path("main").asString("FED-" + UUID.randomUUID().toString().substring(0, 13));
    return new TeamInvitation(freshId(), new ReferenceNumber(said.path("invitation").asString(main + ".1")), new ReferenceNumber(main),
        new InstrumentId(said.path("instrument").asString(), said.path("version").asString()), date(said, "creationDate", start), start,
        date(said, "referenceDate", start), start.plusDays(10), start.plusDays(20), Insz.of(said.path("insz").asString()),
        new HcoNumber(said.path("hco").asString()), said.path("coordinator").asString("Coordinator"),
        new HcoNumber(said.path("invited").asString()), modules, said.has("remark") ? said.path("remark").asString() : null, now);
  }

  static InvitationAnswer answer(JsonNode said, Instant now) {
    var participant = said.path("accepted").asBoolean(true)
        ? new InvitationAnswer.Participant(Insz.of(said.path("participant").asString()), said.path("name").asString("Participant"),
            "participant@example.org", "+32 470 65 43 21") : null;
    return new InvitationAnswer(freshId(), new ReferenceNumber(said.path("invitation").asString()), participant, now);
  }

  static PartReport part(JsonNode said, Instant now) {
    Map<String, String> answers = new TreeMap<>();
    said.path("answers").properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue().asString()));
    return new PartReport(freshId(), new ReferenceNumber(said.path("invitation").asString()), said.path("sequence").asLong(),
        said.path("submitted").asBoolean(false), now, answers, java.util.Set.of());
  }

  static TeamChange team(JsonNode said) {
    return new TeamChange(freshId(), new ReferenceNumber(said.path("invitation").asString()), said.path("sequence").asLong(1),
        TeamChange.Kind.valueOf(said.path("change").asString()), new HcoNumber(said.path("hco").asString()),
        said.path("coordinator").asString("Coordinator"), LocalDate.parse(said.path("on").asString()));
  }

  private static LocalDate date(JsonNode said, String field, LocalDate otherwise) {
    return said.has(field) ? LocalDate.parse(said.path(field).asString()) : otherwise;
  }

  private static List<ClosedAssessmentCopy.Answer> answers(JsonNode said) {
    var answers = new ArrayList<ClosedAssessmentCopy.Answer>();
    said.properties().forEach(answer -> answers.add(new ClosedAssessmentCopy.Answer(answer.getKey(), answer.getValue().asString())));
    return answers;
  }

  private static List<ClosedAssessmentCopy.Result> results(JsonNode said) {
    var results = new ArrayList<ClosedAssessmentCopy.Result>();
    said.properties().forEach(result -> results.add(new ClosedAssessmentCopy.Result(result.getKey(), "1", result.getValue().decimalValue())));
    return results;
  }
}
