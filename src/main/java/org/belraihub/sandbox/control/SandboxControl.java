package org.belraihub.sandbox.control;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.access.HealthProfessional;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a running sandbox how its partners shall behave and what they shall know. Every method fails with
 * {@link IllegalStateException} when the sandbox refuses and {@link UncheckedIOException} when it does not answer.
 */
public final class SandboxControl {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI control;
  private final String token;

  /** A client of the control port at this address, for example {@code http://127.0.0.1:9400/control}. */
  public SandboxControl(URI control, String token) {
    this.control = control;
    this.token = token;
  }

  /** A client of the sandbox that runs, or ran last, on this hub home. */
  public static SandboxControl of(Path home) {
    try {
      var addresses = JSON.readTree(Files.readString(home.resolve("sandbox/addresses.json")));
      return new SandboxControl(URI.create(addresses.path("control").asString()),
          Files.readString(home.resolve("sandbox/control.token")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("no sandbox has run on this home", e);
    }
  }

  /** The partner refuses connections until {@link #up}. */
  public void down(String partner) {
    behave(partner, "DOWN", Duration.ZERO);
  }

  /** The partner works as it should. */
  public void up(String partner) {
    behave(partner, "UP", Duration.ZERO);
  }

  /** The partner waits that long before it works. */
  public void slow(String partner, Duration delay) {
    behave(partner, "SLOW", delay);
  }

  /** The partner answers 500. */
  public void faulty(String partner) {
    behave(partner, "FAULT", Duration.ZERO);
  }

  /** The partner works, commits, and closes the connection instead of answering. */
  public void answerLost(String partner) {
    behave(partner, "ANSWER_LOST", Duration.ZERO);
  }

  /** The partner works, commits, and breaks off in the middle of its answer. */
  public void halfAnswer(String partner) {
    behave(partner, "HALF_ANSWER", Duration.ZERO);
  }

  /** The partner takes messages and never acknowledges them. */
  public void silent(String partner) {
    behave(partner, "SILENT", Duration.ZERO);
  }

  private void behave(String partner, String mode, Duration delay) {
    call("PUT", "/partners/" + partner, Map.of("mode", mode, "delayMillis", delay.toMillis()));
  }

  /** Where the hub takes ebMS messages. */
  public void hubEbms(URI address) {
    call("PUT", "/hub", Map.of("ebms", address.toString()));
  }

  /** Fictional persons that nobody got before from this sandbox: adults with valid national numbers, serial 997 or 998. */
  public List<Insz> freshPersons(int number) {
    var persons = new ArrayList<Insz>();
    part("persons", "take", Map.of("number", number)).path("insz").forEach(digits -> persons.add(Insz.of(digits.asString())));
    return persons;
  }

  /** The person consents to sharing. */
  public void giveConsent(Insz person) {
    part("consent", "give", Map.of("insz", person.digits()));
  }

  /** The person withdraws the consent. */
  public void revokeConsent(Insz person) {
    part("consent", "revoke", Map.of("insz", person.digits()));
  }

  /** A therapeutic link begins. */
  public void addTherapeuticLink(Insz person, HealthProfessional professional) {
    part("therlink", "add", link(person, professional));
  }

  /** A therapeutic link ends. */
  public void removeTherapeuticLink(Insz person, HealthProfessional professional) {
    part("therlink", "remove", link(person, professional));
  }

  private static Map<String, Object> link(Insz person, HealthProfessional professional) {
    return Map.of("insz", person.digits(), "professionalInsz", professional.insz().digits(), "nihii", professional.nihii().digits(),
        "category", professional.category());
  }

  /** A care relation, both days included; without {@code to} it has no end. */
  public void addCareRelation(Insz person, HcoNumber organisation, LocalDate from, @Nullable LocalDate to) {
    part("care-relation", "add", period(Map.of("insz", person.digits(), "hco", organisation.digits()), from, to));
  }

  /** Every care relation of the person with the organisation is broken. */
  public void endCareRelation(Insz person, HcoNumber organisation) {
    part("care-relation", "end", Map.of("insz", person.digits(), "hco", organisation.digits()));
  }

  /** A membership of a care fund, both days included; {@code type} is OFFICIEEL or ADMINISTRATIEF. */
  public void addMembership(Insz person, int fund, String type, LocalDate from, @Nullable LocalDate to) {
    part("insurability", "add", period(Map.of("insz", person.digits(), "fund", fund, "type", type), from, to));
  }

  /** The person is known and not insured. */
  public void excludeFromInsurance(Insz person, String reason) {
    part("insurability", "exclude", Map.of("insz", person.digits(), "reason", reason));
  }

  private static Map<String, Object> period(Map<String, Object> what, LocalDate from, @Nullable LocalDate to) {
    var arguments = new LinkedHashMap<>(what);
    arguments.put("from", from.toString());
    if (to != null) {
      arguments.put("to", to.toString());
    }
    return arguments;
  }

  /** How many of these references a care fund has booked once and acknowledged, the hub having taken the acknowledgment. */
  public long indicationsAcknowledged(List<String> references) {
    return part("care-funds", "acknowledged", Map.of("references", references)).path("acknowledged").asLong();
  }

  /** How many of these references the federal database has registered. */
  public long federalRegistrations(List<String> references) {
    return part("federal", "registered", Map.of("references", references)).path("registered").asLong();
  }

  /** Any operation of a part. */
  public JsonNode part(String part, String operation, Map<String, ?> arguments) {
    return call("POST", "/parts/" + part + "/" + operation, arguments);
  }

  /** What the ledgers of all parts hold, by part. */
  public JsonNode ledgers() {
    return call("GET", "/ledgers", null);
  }

  /** Every partner with its address, mode and delay. */
  public JsonNode partners() {
    return call("GET", "/partners", null);
  }

  private JsonNode call(String method, String path, @Nullable Object body) {
    try {
      var publisher = body == null ? HttpRequest.BodyPublishers.noBody()
          : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      var request = HttpRequest.newBuilder(URI.create(control + path)).timeout(PATIENCE)
          .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").method(method, publisher).build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      var answer = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("the sandbox refuses " + path + ": " + answer.path("problem").asString(""));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox does not answer at " + control, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for the sandbox"));
    }
  }
}
