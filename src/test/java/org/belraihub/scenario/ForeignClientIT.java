package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that shares no code with the hub, the npm package {@code soap}, submits a Screener and reads its results as the README
 * says. Skipped where there is no Node, or its packages cannot be had; {@code .ci/run} prepares them with {@code npm ci}.
 */
class ForeignClientIT {

  private static final Path CLIENT = Path.of("src/test/node");

  @Test
  void thePackageSoapSubmitsAScreenerAndReadsItsResults() throws Exception {
    assumeTrue(runs("node", "--version"), "Node is not installed: the foreign client is not tried");
    Path place = prepared();
    var hub = TestHub.shared();
    var client = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();

    var answer = run(place, "node", "submit-screener.mjs", hub.address("").toString(),
        hub.partnersHome().resolve("sandbox/keys/ind.pem").toString(), client.digits());

    assertThat(answer.exit()).as("%s", answer).isZero();
    var told = JsonMapper.shared().readTree(answer.output());
    assertThat(told.path("state").asString()).isEqualTo("CLOSED");
    assertThat(told.path("refusal").isMissingNode()).as("%s", answer).isTrue();
    assertThat(told.path("results").size()).isPositive();
    hub.delivered(Desks.ines(), told.path("reference").asString());
  }

  /** Where the packages are: beside the client when somebody ran npm ci there, else in a copy under target. */
  private static Path prepared() throws IOException, InterruptedException {
    if (Files.isDirectory(CLIENT.resolve("node_modules/soap"))) {
      return CLIENT;
    }
    Path copy = Files.createDirectories(Path.of("target/foreign-client"));
    try (var files = Files.list(CLIENT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.isDirectory(copy.resolve("node_modules/soap"))) {
      assumeTrue(runs("npm", "--version"), "npm is not installed: the foreign client is not tried");
      var installed = run(copy, "npm", "ci", "--no-audit", "--no-fund");
      assumeTrue(installed.exit() == 0, "the packages of the foreign client cannot be had here: " + installed.errors());
    }
    return copy;
  }

  private record Ended(int exit, String output, String errors) {
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return run(Path.of("."), command).exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Ended run(Path place, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("foreign-client", ".out");
    Path errors = Files.createTempFile("foreign-client", ".err");
    var process = new ProcessBuilder(List.of(command)).directory(place.toFile()).redirectOutput(output.toFile())
        .redirectError(errors.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    var told = new Ended(ended ? process.exitValue() : -1, Files.readString(output).strip(), Files.readString(errors).strip());
    Files.delete(output);
    Files.delete(errors);
    return told;
  }
}
