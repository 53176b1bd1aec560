package org.belraihub.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.belraihub.time.SystemClock;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates under an authority of the test's own, whose list of revocations it serves over HTTP. */
class TrustWatchIT {

  private static final Instant NOW = Instant.now();

  private final AtomicReference<Set<BigInteger>> revoked = new AtomicReference<>(Set.of());
  private HttpServer lists;

  @BeforeEach
  void serve() throws Exception {
    lists = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lists.createContext("/", exchange -> {
      byte[] list = list();
      exchange.sendResponseHeaders(200, list.length);
      exchange.getResponseBody().write(list);
      exchange.close();
    });
    lists.start();
  }

  @AfterEach
  void stop() {
    lists.stop(0);
  }

  @Test
  void aCertificateUnderAnAuthorityIsBelievedAndOneFromElsewhereIsNot() throws Exception {
    var judge = judge();

    assertThat(judge.judge(leaf(2, "/a", KeyUsage.digitalSignature), NOW)).isEqualTo(new Verdict.Good());
    assertThat(judge.judge(TestAuthority.elsewhere(3, KeyUsage.digitalSignature), NOW))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void aRevokedCertificateIsNotBelieved() throws Exception {
    revoked.set(Set.of(BigInteger.valueOf(4)));

    assertThat(judge().judge(leaf(4, "/b", KeyUsage.digitalSignature), NOW)).isEqualTo(new Verdict.Bad("REVOKED"));
  }

  @Test
  void aKeyThatMayOnlyEncryptDoesNotSign() throws Exception {
    assertThat(judge().judge(leaf(5, "/c", KeyUsage.keyEncipherment), NOW)).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void anExpiredCertificateIsNotBelieved() throws Exception {
    assertThat(judge().judge(leaf(6, "/d", KeyUsage.digitalSignature), NOW.plus(Duration.ofDays(60)))).isEqualTo(new Verdict.Bad("EXPIRED"));
  }

  @Test
  void whileTheListCannotBeHadACertificateThatWasGoodHasGraceAndAnotherHasNot() throws Exception {
    var clock = new Moved();
    X509Certificate known = leaf(7, "/e", KeyUsage.digitalSignature);
    X509Certificate fresh = leaf(8, "/f", KeyUsage.digitalSignature);
    try (var watch = watch(clock, Set.of(known, fresh))) {
      assertThat(watch.believes(known)).isTrue();
      assertThat(watch.standing(known)).isEqualTo("believed");
      lists.stop(0);

      assertThat(watch.believes(fresh)).isFalse();
      clock.now = NOW.plus(Duration.ofDays(2));
      watch.look();
      assertThat(watch.standing(known)).startsWith("revocation not known, in grace");
      assertThat(watch.believes(known)).isTrue();
      clock.now = NOW.plus(Duration.ofDays(4));
      watch.look();
      assertThat(watch.believes(known)).isFalse();
    }
  }

  @Test
  void withoutAuthoritiesEveryRegisteredCertificateIsBelieved() throws Exception {
    try (var watch = new TrustWatch(List.of(), Set::of, Duration.ZERO, Duration.ofHours(1), SystemClock.ofMachine())) {
      assertThat(watch.believes(TestAuthority.elsewhere(9, KeyUsage.keyAgreement))).isTrue();
    }
  }

  private static final class Moved extends Clock {

    private volatile Instant now = NOW;

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
  }

  private TrustWatch watch(Clock clock, Set<X509Certificate> inUse) throws Exception {
    return new TrustWatch(List.of(judge()), () -> inUse, Duration.ofDays(3), Duration.ofHours(1), new SystemClock(clock));
  }

  private static CertificateJudge judge() throws Exception {
    return new CertificateJudge(List.of(TestAuthority.root()), List.of(), true, Optional.empty());
  }

  private X509Certificate leaf(int serial, String path, int usage) throws Exception {
    return TestAuthority.leaf(serial, "http://127.0.0.1:" + lists.getAddress().getPort() + path, null, usage);
  }

  private byte[] list() {
    try {
      var builder = new X509v2CRLBuilder(TestAuthority.NAME, Date.from(NOW.minusSeconds(60)));
      builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
      revoked.get().forEach(serial -> builder.addCRLEntry(serial, Date.from(NOW.minusSeconds(60)), CRLReason.keyCompromise));
      return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(TestAuthority.KEY.getPrivate())).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
