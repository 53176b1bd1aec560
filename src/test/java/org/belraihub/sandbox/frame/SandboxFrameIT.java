package org.belraihub.sandbox.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How partners behave on the wire, and that the sandbox remembers what it must. */
class SandboxFrameIT {

  @TempDir
  static Path home;

  private final String database = TestDatabase.fresh();
  private final CountingPart part = new CountingPart();
  private RunningSandbox sandbox;
  private SandboxControl control;

  @BeforeEach
  void start() throws IOException {
    sandbox = RunningSandbox.start(home, SystemClock.ofMachine(), database, 0, List.of(part));
    control = SandboxControl.of(home);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aPartnerThatIsDownRefusesConnectionsAndComesBackAtTheSamePort() throws Exception {
    var address = sandbox.address("counter");
    assertThat(post(address)).isEqualTo(200);

    control.down("counter");

    assertThatThrownBy(() -> post(address)).isInstanceOf(ConnectException.class);
    control.up("counter");
    assertThat(sandbox.address("counter")).isEqualTo(address);
    assertThat(post(address)).isEqualTo(200);
  }

  @Test
  void aLostAnswerComesAfterTheWorkIsDone() {
    control.answerLost("counter");

    assertThatThrownBy(() -> post(sandbox.address("counter"))).isInstanceOf(IOException.class).isNotInstanceOf(ConnectException.class);
    assertThat(part.calls).hasPositiveValue();
  }

  @Test
  void aFaultyPartnerAnswersWithoutLooking() throws Exception {
    control.faulty("counter");

    assertThat(post(sandbox.address("counter"))).isEqualTo(500);
    assertThat(part.calls).hasValue(0);
  }

  @Test
  void onlyWhoHasTheTokenControls() {
    var stranger = new SandboxControl(sandbox.addresses().get("control"), "guessed");

    assertThatThrownBy(() -> stranger.down("counter")).isInstanceOf(IllegalStateException.class).hasMessageContaining("control.token");
    assertThat(sandbox.behaviour("counter").mode()).isEqualTo(PartnerMode.UP);
  }

  @Test
  void anOperationGoesToItsPartAndItsLedgerIsRead() throws Exception {
    post(sandbox.address("counter"));

    var answer = control.part("counting", "add", Map.of("number", 41));

    assertThat(answer.path("sum").asInt()).isEqualTo(42);
    assertThat(control.ledgers().path("counting").path("calls").asInt()).isEqualTo(1);
  }

  @Test
  void keysAndTheHubsAddressOutliveARestart() throws Exception {
    var certificate = sandbox.keys().identity("hub").certificate();
    control.hubEbms(URI.create("http://127.0.0.1:1/ebms"));
    sandbox.close();

    start();

    assertThat(sandbox.keys().identity("hub").certificate()).isEqualTo(certificate);
    assertThat(sandbox.hubEbms()).contains(URI.create("http://127.0.0.1:1/ebms"));
  }

  private static int post(URI address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("x")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** Counts the calls it gets. */
  private static final class CountingPart implements SandboxPart {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public void mount(SandboxSite site) {
      site.servlet("counter", "/counter", new HttpServlet() {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
          calls.incrementAndGet();
          response.getOutputStream().print("counted");
        }
      });
    }

    @Override
    public Map<String, ?> control(String operation, JsonNode arguments) {
      return Map.of("sum", calls.get() + arguments.path("number").asInt());
    }

    @Override
    public Map<String, ?> ledger() {
      return Map.of("calls", calls.get());
    }
  }
}
