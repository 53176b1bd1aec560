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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** The README's first command as a process of its own: hub, database, broker and partners, killed in the middle and started again. */
class JourneyIT {

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

    var second = hub("second");
    List<String> told;
    try (var out = lines(second)) {
      told = out.lines().toList();
    }

    assertThat(second.waitFor()).as("%s%n%s", String.join("\n", told), errors("second")).isZero();
    var summary = JsonMapper.shared().readTree(told.get(told.size() - 1));
    assertThat(summary.path("submitted").asInt()).isEqualTo(8);
    assertThat(summary.path("scored").asInt()).isEqualTo(8);
    assertThat(summary.path("indicationsAcknowledged").asInt()).isEqualTo(4);
    assertThat(summary.path("federalAcknowledged").asInt()).isEqualTo(8);
    assertThat(summary.path("parked").asInt()).isZero();
  }

  private Process hub(String name) throws IOException {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m",
        "-cp", System.getProperty("java.class.path"), "org.belraihub.app.BelraiHub", "--hub.home=" + home.resolve("hub"),
        "--server.port=0", "--management.server.port=0", "--hub.journey.exit=true")
        .redirectError(home.resolve(name + ".err").toFile()).start();
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
