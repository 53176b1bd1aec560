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
  void hostsAreNamesOrDomains() {
    var some = new EndpointRule(List.of("*.funds.example", "vsb.example"));

    assertThat(some.objection(URI.create("https://a.funds.example/"))).isEmpty();
    assertThat(some.objection(URI.create("https://VSB.example/"))).isEmpty();
    assertThat(some.objection(URI.create("https://notfunds.example/"))).isPresent();
    assertThat(some.objection(URI.create("mailto:somebody"))).isPresent();
    assertThat(some.objection(HERE)).isPresent();
  }

  @Test
  void plainHttpLeavesThisMachineOnlyWhereTheOperatorSaysSoEvenToAHostThatIsNamed() {
    var anywhere = new EndpointRule(List.of());
    var named = new EndpointRule(List.of("vsb.example", "127.0.0.1"));
    var behindATunnel = new EndpointRule(List.of("vsb.example"), true);
    URI plain = URI.create("http://vsb.example/ebms");

    assertThat(anywhere.objection(URI.create("https://anywhere.example/ebms"))).isEmpty();
    assertThat(anywhere.objection(plain)).hasValueSatisfying(objection -> assertThat(objection).contains("not https"));
    assertThat(named.objection(plain)).isPresent();
    assertThat(named.objection(URI.create("http://127.0.0.1.evil.example/ebms"))).isPresent();
    assertThat(anywhere.objection(HERE)).isEmpty();
    assertThat(named.objection(HERE)).isEmpty();
    assertThat(behindATunnel.objection(plain)).isEmpty();
    assertThat(behindATunnel.objection(URI.create("http://elsewhere.example/ebms"))).isPresent();
  }

  @Test
  void ofTwoFilesWithOneAgreementTheSecondIsRefusedUntilTheFirstIsGone() throws IOException {
    var now = new AtomicReference<>(Instant.now());
    Files.write(directory.resolve("a.xml"), document("one", HERE));
    Files.write(directory.resolve("b.xml"), document("one", URI.create("http://127.0.0.1:10/ebms")));
    var agreements = directory(now, new EndpointRule(List.of()));

    assertThat(agreements.entries()).extracting(entry -> entry.problems().size()).containsExactly(0, 1);
    assertThat(seller(agreements)).isEqualTo(HERE);
    Files.delete(directory.resolve("a.xml"));
    later(now);

    assertThat(agreements.entries()).singleElement().satisfies(entry -> assertThat(entry.problems()).isEmpty());
    assertThat(seller(agreements)).hasPort(10);
  }

  private static URI seller(AgreementDirectory agreements) {
    return agreements.find("one").orElseThrow().parties().get(1).defaultChannel().endpoint();
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
