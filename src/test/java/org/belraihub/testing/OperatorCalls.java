package org.belraihub.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator port, with the token of the hub's home. */
public final class OperatorCalls {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;

  OperatorCalls(Path home) {
    this.home = home;
  }

  /** The answer as text, whatever its status. */
  public String text(String path) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody()).body();
  }

  /** The answer as JSON. */
  public JsonNode get(String path) {
    return JSON.readTree(text(path));
  }

  /** Lets something be done. */
  public JsonNode post(String path, Map<String, ?> arguments) {
    return done(path, send("POST", path, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(arguments))));
  }

  /** Takes something back. */
  public JsonNode delete(String path) {
    return done(path, send("DELETE", path, HttpRequest.BodyPublishers.noBody()));
  }

  private static JsonNode done(String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " was answered with " + response.statusCode() + ": " + response.body());
    }
    return response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
  }

  private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      String port = Files.readString(home.resolve("operator.port")).strip();
      String token = Files.readString(home.resolve("operator.token")).strip();
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + token)
          .header("Content-Type", "application/json").method(method, body).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the operator port does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for the operator port"));
    }
  }
}
