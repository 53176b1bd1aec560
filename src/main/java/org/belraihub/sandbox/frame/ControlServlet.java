package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator of the sandbox may ask, as JSON:
 * {@code GET /control/partners}, {@code PUT /control/partners/NAME {"mode","delayMillis"}}, {@code GET /control/ledgers},
 * {@code POST /control/parts/PART/OPERATION {...}}, {@code PUT /control/hub {"ebms"}}.
 */
final class ControlServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final transient RunningSandbox sandbox;
  private final transient ControlToken token;

  ControlServlet(RunningSandbox sandbox, ControlToken token) {
    this.sandbox = sandbox;
    this.token = token;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!token.allows(Objects.requireNonNullElse(request.getHeader("Authorization"), ""))) {
      answer(response, HttpServletResponse.SC_UNAUTHORIZED, problem("the token in control.token is asked as Bearer"));
      return;
    }
    try {
      var path = Objects.requireNonNullElse(request.getPathInfo(), "").substring(1);
      answer(response, HttpServletResponse.SC_OK, asked(request.getMethod() + " " + path, path.split("/"), request));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | JacksonException e) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, problem(e.getMessage()));
    } catch (SQLException e) {
      answer(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, problem("the ledger did not answer: " + e.getSQLState()));
    }
  }

  private Object asked(String what, String[] steps, HttpServletRequest request) throws IOException, SQLException {
    switch (steps[0] + " " + request.getMethod() + " " + steps.length) {
      case "partners GET 1" -> {
        return partners();
      }
      case "partners PUT 2" -> {
        sandbox.behave(steps[1], behaviour(JSON.readTree(request.getInputStream())));
        return partners();
      }
      case "ledgers GET 1" -> {
        return sandbox.counts();
      }
      case "parts POST 3" -> {
        return sandbox.part(steps[1]).control(steps[2], JSON.readTree(request.getInputStream()));
      }
      case "hub PUT 1" -> {
        sandbox.hubEbms(URI.create(JSON.readTree(request.getInputStream()).path("ebms").asString()));
        return Map.of();
      }
      default -> throw new IllegalArgumentException("nothing is known under " + what);
    }
  }

  private Object partners() {
    var answer = new TreeMap<String, Object>();
    sandbox.behaviours().forEach((partner, behaviour) -> answer.put(partner, Map.of(
        "address", sandbox.address(partner).toString(), "mode", behaviour.mode().name(), "delayMillis", behaviour.delay().toMillis())));
    return answer;
  }

  private static PartnerBehaviour behaviour(JsonNode asked) {
    return new PartnerBehaviour(PartnerMode.valueOf(asked.path("mode").asString().toUpperCase(Locale.ROOT)),
        Duration.ofMillis(asked.path("delayMillis").asLong(0)));
  }

  private static Map<String, String> problem(@Nullable String text) {
    return Map.of("problem", text == null ? "not understood" : text);
  }

  private static void answer(HttpServletResponse response, int status, Object body) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
