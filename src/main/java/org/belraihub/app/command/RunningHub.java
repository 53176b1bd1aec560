package org.belraihub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import org.belraihub.app.operator.OperatorToken;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub that runs on a home directory, as its operator port shows it. */
final class RunningHub {

  /** No hub runs there, or it does not answer. */
  static final class NotRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRunningException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(names = {"--home", "--hub.home"}, paramLabel = "DIR", description = "Home of the hub; default ${DEFAULT-VALUE}.",
      defaultValue = "${sys:user.home}/.belraihub")
  private Path home = Path.of(".");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Whether JSON is wanted. */
  boolean wantsJson() {
    return json;
  }

  /** Where answers are printed. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where it is said what was not possible. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Prints an answer: as it came where JSON is wanted, otherwise in words. */
  void tell(JsonNode answer, Consumer<PrintWriter> words) {
    if (json) {
      out().println(answer);
    } else {
      words.accept(out());
    }
  }

  /** Reads something; a missing node when there is none. */
  JsonNode get(String path) {
    return send(path, "GET", HttpRequest.BodyPublishers.noBody());
  }

  /** Lets something be done. */
  JsonNode post(String path, Map<String, ?> arguments) {
    return send(path, "POST", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(arguments)));
  }

  /** Takes something back. */
  JsonNode delete(String path) {
    return send(path, "DELETE", HttpRequest.BodyPublishers.noBody());
  }

  private JsonNode send(String path, String method, HttpRequest.BodyPublisher body) {
    try {
      String port = Files.readString(home.resolve(OperatorToken.PORT_FILE)).strip();
      String token = Files.readString(home.resolve(OperatorToken.FILE)).strip();
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE)
          .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").method(method, body).build();
      HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 404) {
        return JSON.missingNode();
      }
      if (response.statusCode() == 401) {
        throw new IllegalStateException(home.resolve(OperatorToken.FILE) + " is not of the hub that runs; name the home of that hub with --home");
      }
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("the hub answered " + response.statusCode());
      }
      return response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new NotRunningException("no hub runs on " + home + "; start it, or name its home with --home", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRunningException("interrupted", e);
    }
  }

  /** Who does this, for the audit. */
  static String operator() {
    return System.getProperty("user.name", "operator");
  }
}
