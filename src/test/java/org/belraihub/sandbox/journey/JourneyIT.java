package org.belraihub.sandbox.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.belraihub.app.HubStart;
import org.belraihub.testing.HubProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The README's first command as a process of its own: hub, database, broker and partners, of which none is a service outside (R11.12),
 * killed in the middle and started again.
 */
class JourneyIT {

  private static final Path CLASSES = Path.of("target/journey-classes.jsa").toAbsolutePath();
  private static final Pattern NATIONAL_NUMBER = Pattern.compile("\\b\\d{11}\\b");

  @TempDir
  Path home;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aJourneyArrivesOnAHomeWhereTheLastOneWasKilledInTheMiddle() throws Exception {
    var first = hub("first");
    try (var out = lines(first)) {
      assertThat(out.lines().anyMatch(line -> line.contains("No consent, then consent"))).as(errors("first")).isTrue();
    }
    first.destroyForcibly().waitFor();

    var second = hub("second", "--logging.structured.format.console=ecs", "--logging.level.org.belraihub=debug");
    List<String> told;
    try (var out = lines(second)) {
      told = out.lines().toList();
    }

    assertThat(second.waitFor()).as("%s%n%s", String.join("\n", told), errors("second")).isZero();
    HubProgram.kept(CLASSES);
    var summary = JsonMapper.shared().readTree(told.get(told.size() - 1));
    assertThat(summary.path("submitted").asInt()).isEqualTo(8);
    assertThat(summary.path("scored").asInt()).isEqualTo(8);
    assertThat(summary.path("indicationsAcknowledged").asInt()).isEqualTo(4);
    assertThat(summary.path("federalAcknowledged").asInt()).isEqualTo(8);
    assertThat(summary.path("parked").asInt()).isZero();
    logsAreObjectsWithCorrelationAndWithoutPersons();
  }

  /** R10.07, and what a log collector needs. */
  private void logsAreObjectsWithCorrelationAndWithoutPersons() throws IOException {
    List<JsonNode> log = errors("second").lines().map(line -> JsonMapper.shared().readTree(line)).toList();

    assertThat(log).allSatisfy(line -> assertThat(line.path("@timestamp").isString()).isTrue());
    assertThat(log).as("the partner that was down answers the delivery that tried it")
        .filteredOn(line -> line.path("message").asString().contains("answers again"))
        .isNotEmpty().allSatisfy(line -> assertThat(line.path("correlationId").asString()).matches("delivery-\\d+"));
    assertThat(log).as("national numbers").noneMatch(line -> NATIONAL_NUMBER.matcher(line.toString()).find());
  }

  private Process hub(String name, String... options) throws IOException {
    var command = new ArrayList<>(HubProgram.commandThatKeepsClasses("768m", CLASSES));
    command.addAll(List.of("--hub.home=" + home.resolve("hub"), HubStart.sharedPrograms(), "--server.port=0",
        "--management.server.port=0", "--hub.journey.exit=true"));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command).redirectError(home.resolve(name + ".err").toFile()).start();
    started.add(process);
    return process;
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private String errors(String name) throws IOException {
    return Files.readString(home.resolve(name + ".err"));
  }
}
