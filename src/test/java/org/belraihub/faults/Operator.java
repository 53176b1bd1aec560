package org.belraihub.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.app.operator.OperatorToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator asks a running hub. */
final class Operator {

  private final Path home;
  private final int port;

  Operator(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /** What {@code audit verify} finds wrong; an {@link IOException} while the hub is not there. */
  List<String> auditProblems() throws IOException, InterruptedException {
    var problems = new ArrayList<String>();
    get("/audittrail").path("problems").forEach(problem -> problems.add(problem.asString()));
    return problems;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    String token = Files.readString(home.resolve(OperatorToken.FILE)).strip();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token).build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode());
    }
    return JsonMapper.shared().readTree(response.body());
  }
}
