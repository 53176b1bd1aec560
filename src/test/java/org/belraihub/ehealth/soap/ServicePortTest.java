package org.belraihub.ehealth.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.HeldAssertion;
import org.junit.jupiter.api.Test;

/** The order in which addresses are tried, and the one renewal of a token that was not taken (reference 7.1). */
class ServicePortTest {

  private static final URI FIRST = URI.create("http://first.example/");
  private static final URI SECOND = URI.create("http://second.example/");
  private final List<URI> called = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T08:30:00Z");
  private final SystemClock clock = new SystemClock(new Clock() {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  });

  private ServicePort<URI> port(Optional<Tokens> tokens) {
    return new ServicePort<>(List.of(FIRST, SECOND), address -> address, tokens, clock);
  }

  @Test
  void theNextAddressIsTriedWhenOneDoesNotWorkAndTheFirstAgainAfterAWhile() throws Exception {
    var port = port(Optional.empty());

    assertThat(call(port, FIRST)).isEqualTo("http://second.example/");
    assertThat(called).containsExactly(FIRST, SECOND);
    called.clear();
    assertThat(call(port, null)).isEqualTo("http://second.example/");
    assertThat(called).as("the first is avoided for a while").containsExactly(SECOND);
    called.clear();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(call(port, null)).isEqualTo("http://first.example/");
  }

  @Test
  void whenNoAddressWorksTheLastFailureIsTold() {
    var port = port(Optional.empty());

    assertThatThrownBy(() -> port.call(address -> {
      called.add(address);
      throw new WebServiceException("no answer", new ConnectException());
    })).isInstanceOfSatisfying(CallFailedException.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(called).containsExactly(FIRST, SECOND);
  }

  @Test
  void anAnswerThatIsNotUnderstoodIsNotAskedForElsewhere() {
    var port = port(Optional.empty());

    assertThatThrownBy(() -> port.call(address -> {
      called.add(address);
      return null;
    })).isInstanceOfSatisfying(CallFailedException.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.NOT_UNDERSTOOD));
    assertThat(called).containsExactly(FIRST);
  }

  @Test
  void withoutATokenNothingIsSent() {
    var port = port(Optional.of(new Tokens() {
      @Override
      public HeldAssertion current() throws CallFailedException {
        throw new CallFailedException(Kind.REFUSED, "no token", null);
      }

      @Override
      public void refused(HeldAssertion token) {
        throw new AssertionError("there was none");
      }
    }));

    assertThatThrownBy(() -> call(port, null)).isInstanceOfSatisfying(CallFailedException.class,
        failed -> assertThat(failed.kind()).isEqualTo(Kind.REFUSED));
    assertThat(called).isEmpty();
  }

  private String call(ServicePort<URI> port, URI broken) throws CallFailedException {
    return port.call(address -> {
      called.add(address);
      if (address.equals(broken)) {
        throw new WebServiceException("no answer", new ConnectException());
      }
      return address.toString();
    });
  }
}
