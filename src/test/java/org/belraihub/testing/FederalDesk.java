package org.belraihub.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import tools.jackson.databind.JsonNode;

/** Lets things happen on the simulated federal platform. */
public final class FederalDesk {

  /**
   * A message that it told.
   *
   * @param outcome word of the hub's answer; empty when it was held or not answered
   */
  public record Told(String reference, String messageId, String outcome) {
  }

  private final TestHub hub;

  /** At the partners of this hub. */
  public FederalDesk(TestHub hub) {
    this.hub = hub;
  }

  /** Arguments of a close by a desk's organisation and user at noon of a day; add or replace what differs. */
  public Map<String, Object> assessment(Insz person, InstrumentDefinition instrument, Desk desk, LocalDate day, Map<String, String> answers) {
    var said = new LinkedHashMap<String, Object>();
    said.put("insz", person.digits());
    said.put("instrument", instrument.code());
    said.put("version", instrument.id().version());
    said.put("hco", desk.organisation().digits());
    said.put("nihii", "71000436");
    said.put("submitter", desk.user().digits());
    said.put("submitterName", "Federal Provider");
    said.put("referenceDate", day.toString());
    said.put("closedAt", Instant.parse(day + "T11:00:00Z").toString());
    said.put("answers", answers);
    return said;
  }

  /** Anything that happens there and is told. */
  public Told tell(String what, Map<String, ?> said) {
    JsonNode answer = ask(what, said);
    return new Told(answer.path("reference").asString(), answer.path("messageId").asString(), answer.path("outcome").asString());
  }

  /** Anything that is asked there. */
  public JsonNode ask(String what, Map<String, ?> said) {
    return hub.sandbox().part("federal", what, said);
  }

  /** Tells what was held; the words of the answers. */
  public List<String> deliver(Map<String, ?> how) {
    var outcomes = new java.util.ArrayList<String>();
    ask("deliver", how).path("outcomes").forEach(outcome -> outcomes.add(outcome.asString()));
    return outcomes;
  }
}
