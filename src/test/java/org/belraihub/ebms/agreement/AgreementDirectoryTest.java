package org.belraihub.ebms.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.belraihub.ebms.TestParties;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreements as files that come, change and go while the service runs. */
class AgreementDirectoryTest {

  private static final URI HERE = URI.create("http://127.0.0.1:9/ebms");

  @TempDir
  Path directory;

  @Test
  void aDocumentThatComesChangesOrGoesIsSeenWithoutRestart() throws IOException {
    var now = new AtomicReference<>(Instant.now());
    var agreements = directory(now, new EndpointRule(List.of()));
    assertThat(agreements.find("one")).isEmpty();

    Files.write(directory.resolve("one.xml"), document("one", HERE));
    later(now);
    assertThat(agreements.find("one")).isPresent();

    Files.write(directory.resolve("one.xml"), "<broken".getBytes(StandardCharsets.UTF_8));
    later(now);
    assertThat(agreements.find("one")).as("what was read before stays in force").isPresent();
    assertThat(agreements.entries()).singleElement().satisfies(entry -> assertThat(entry.problems()).isNotEmpty());

    Files.delete(directory.resolve("one.xml"));
    later(now);
    assertThat(agreements.find("one")).isEmpty();
  }

  @Test
  void anEndpointThatIsNotAllowedIsRefused() throws IOException {
    var now = new AtomicReference<>(Instant.now());
    Files.write(directory.resolve("there.xml"), document("there", URI.create("https://funds.example/ebms")));
    Files.write(directory.resolve("elsewhere.xml"), document("elsewhere", URI.create("https://evil.example.org/ebms")));

    var agreements = directory(now, new EndpointRule(List.of("funds.example", "127.0.0.1")));

    assertThat(agreements.find("there")).isPresent();
    assertThat(agreements.find("elsewhere")).isEmpty();
    assertThat(agreements.entries()).filteredOn(entry -> entry.file().equals("elsewhere.xml")).singleElement()
        .satisfies(entry -> assertThat(entry.problems()).anyMatch(problem -> problem.contains("evil.example.org")));
  }

  @Test
  void hostsAreNamesOrDomainsAndWithoutAnyOnlyHttpsLeavesThisMachine() {
    var any = new EndpointRule(List.of());
    var some = new EndpointRule(List.of("*.funds.example", "vsb.example"));

    assertThat(any.allows(URI.create("https://anywhere.example/ebms"))).isTrue();
    assertThat(any.allows(URI.create("http://anywhere.example/ebms"))).isFalse();
    assertThat(any.allows(HERE)).isTrue();
    assertThat(some.allows(URI.create("https://a.funds.example/"))).isTrue();
    assertThat(some.allows(URI.create("https://VSB.example/"))).isTrue();
    assertThat(some.allows(URI.create("https://notfunds.example/"))).isFalse();
    assertThat(some.allows(HERE)).isFalse();
  }

  private AgreementDirectory directory(AtomicReference<Instant> now, EndpointRule rule) {
    return new AgreementDirectory(directory, rule, clock(now));
  }

  private static SystemClock clock(AtomicReference<Instant> now) {
    return new SystemClock(new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    });
  }

  private static void later(AtomicReference<Instant> now) {
    now.updateAndGet(before -> before.plus(Duration.ofSeconds(2)));
  }

  private static byte[] document(String cpaId, URI seller) {
    return AgreementWriter.write(TestParties.terms(cpaId, HERE, seller, TestParties.RELIABILITY, SyncReplyMode.NONE));
  }
}
